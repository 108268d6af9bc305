"""Reads the results of `excomm study` with Python's standard library alone.

    import excomm
    study = excomm.read("results")
    study["manifest"]["seed"], study["draws"][0]["tag:settlement"]

Numbers are floats, an empty cell is None. For data frames: pandas.read_csv("results/draws.csv").
"""

import csv
import json
import os

TEXT = {"status"}


def read(folder):
    """The manifest, the codebook by column, and the draws as dictionaries by column."""
    with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as file:
        manifest = json.load(file)
    if manifest.get("format") != "excomm-study 1":
        raise ValueError(folder + " is not the folder of a study that this reader knows")
    with open(os.path.join(folder, "codebook.csv"), encoding="utf-8", newline="") as file:
        codebook = {row["column"]: row for row in csv.DictReader(file)}
    with open(os.path.join(folder, "draws.csv"), encoding="utf-8", newline="") as file:
        draws = [{name: _value(name, cell) for name, cell in row.items()} for row in csv.DictReader(file)]
    return {"manifest": manifest, "codebook": codebook, "draws": draws}


def band(study, column, low=0.05, high=0.95):
    """Quantiles of a column over the solved draws, linear between order statistics."""
    values = sorted(draw[column] for draw in study["draws"] if draw[column] is not None)

    def quantile(p):
        place = (len(values) - 1) * p
        below = int(place)
        above = min(below + 1, len(values) - 1)
        return values[below] + (place - below) * (values[above] - values[below])

    return quantile(low), quantile(0.5), quantile(high)


def _value(name, cell):
    if name in TEXT:
        return cell
    return None if cell == "" else float(cell)
