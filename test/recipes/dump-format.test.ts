import { testRecipe } from './recipe.js';

testRecipe('A dump format');
