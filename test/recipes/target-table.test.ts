import { testRecipe } from './recipe.js';

testRecipe('A target table');
