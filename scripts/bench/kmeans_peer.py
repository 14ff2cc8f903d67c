"""scikit-learn's side of npm run bench:kmeans: reads one JSON job a line, answers one JSON line each."""
import json
import sys
import time

import numpy as np
from sklearn.cluster import KMeans

for line in sys.stdin:
    job = json.loads(line)
    points = np.fromfile(job["file"], dtype=np.float32).reshape(-1, job["cols"])
    if job.get("double"):
        points = points.astype(np.float64)
    k = job["k"]
    if job["given"]:
        step = len(points) // k
        model = KMeans(k, init=points[: k * step : step], n_init=1, tol=0, max_iter=300, algorithm="lloyd")
    else:
        model = KMeans(k, n_init=1, random_state=job["seed"])
    begun = time.perf_counter()
    model.fit(points)
    ms = 1000 * (time.perf_counter() - begun)
    # In double precision: the model's own sum is of single-precision distances.
    centres = model.cluster_centers_.astype(np.float64)
    inertia = sum(
        float(((points[i : i + 10000] - centres[model.labels_[i : i + 10000]]) ** 2).sum())
        for i in range(0, len(points), 10000)
    )
    print(json.dumps({"ms": ms, "inertia": inertia, "steps": int(model.n_iter_)}), flush=True)
