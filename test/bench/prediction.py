"""scikit-learn's side of prediction.ts: python3 prediction.py DATA ROWS WIDTH, with OMP_NUM_THREADS=1."""

import json
import sys
import time

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

path, train_count, width = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
data = np.fromfile(path).reshape(-1, width + 1)
X, y = data[:, :width].copy(), data[:, width].copy()
train, test = slice(0, train_count), slice(train_count, None)

jobs = {
    "logistic": lambda: make_pipeline(StandardScaler(), LogisticRegression()),
    "forest, leaves of 20": lambda: RandomForestClassifier(100, min_samples_leaf=20, random_state=0, n_jobs=1),
    "forest, leaves of 1": lambda: RandomForestClassifier(100, random_state=0, n_jobs=1),
    "boosting": lambda: HistGradientBoostingClassifier(max_iter=100, max_depth=3, early_stopping=False),
}
result = {}
for name, job in jobs.items():
    best = float("inf")
    for _ in range(1 if name.startswith("forest") else 3):
        model = job()
        start = time.perf_counter()
        model.fit(X[train], y[train])
        best = min(best, time.perf_counter() - start)
    auc = roc_auc_score(y[test], model.predict_proba(X[test])[:, 1])
    result[name] = {"ms": best * 1000, "auc": auc}
print(json.dumps(result))
