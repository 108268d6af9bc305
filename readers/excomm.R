# Reads the results of `excomm study` with base R alone.
#
#   source("excomm.R")
#   study <- read_excomm("results")
#   quantile(study$draws[["tag:settlement"]], c(.05, .5, .95), na.rm = TRUE)
#
# The manifest is kept as text; jsonlite::fromJSON(study$manifest) reads it. For Parquet: arrow::read_parquet("results/draws.parquet").

read_excomm <- function(folder) {
  manifest <- paste(readLines(file.path(folder, "manifest.json"), encoding = "UTF-8", warn = FALSE), collapse = "\n")
  if (!grepl('"format": "excomm-study 1"', manifest, fixed = TRUE)) stop(folder, " is not the folder of a study that this reader knows")
  codebook <- read.csv(file.path(folder, "codebook.csv"), check.names = FALSE, encoding = "UTF-8", colClasses = "character")
  kinds <- ifelse(codebook$column == "status", "character", "numeric")
  draws <- read.csv(file.path(folder, "draws.csv"), check.names = FALSE, colClasses = kinds, na.strings = "")
  stopifnot(identical(names(draws), codebook$column))
  list(manifest = manifest, codebook = codebook, draws = draws)
}
