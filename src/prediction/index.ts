export { predict, predictMany } from './predict.js';
export { trainBoosting } from './train-boosting.js';
export { trainForest } from './train-forest.js';
export { trainLogistic } from './train-logistic.js';
