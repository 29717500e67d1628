import { testRecipe } from './recipe.js';

testRecipe('An invariant');
