"""scikit-learn's side of prediction-quality.ts: python3 prediction-quality.py telco_churn.csv, prints JSON."""

import json
import sys

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, roc_auc_score
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

data = pd.read_csv(sys.argv[1])
data["TotalCharges"] = pd.to_numeric(data["TotalCharges"], errors="coerce")  # 11 are blank
y = (data["Churn"] == "Yes").astype(int).values
X = pd.get_dummies(data.drop(columns=["customerID", "Churn"]), drop_first=True).astype(float)
folds = [test.tolist() for _, test in StratifiedKFold(5, shuffle=True, random_state=1).split(X, y)]

jobs = {
    "logistic": lambda: make_pipeline(SimpleImputer(), StandardScaler(), LogisticRegression(max_iter=1000)),
    "forest": lambda: make_pipeline(
        SimpleImputer(), RandomForestClassifier(100, min_samples_leaf=20, random_state=0, n_jobs=1)
    ),
    "boosting": lambda: HistGradientBoostingClassifier(max_iter=100, max_depth=3, early_stopping=False),
}
scores = {}
for name, job in jobs.items():
    auc, brier = [], []
    for test in folds:
        train = np.setdiff1d(np.arange(len(y)), test)
        p = job().fit(X.values[train], y[train]).predict_proba(X.values[test])[:, 1]
        auc.append(roc_auc_score(y[test], p))
        brier.append(brier_score_loss(y[test], p))
    scores[name] = {"auc": float(np.mean(auc)), "brier": float(np.mean(brier))}

rows = [[None if np.isnan(x) else x for x in row] for row in X.values]
print(json.dumps({"names": list(X.columns), "rows": rows, "labels": y.tolist(), "folds": folds, "scores": scores}))
