-- Every measurement begins behind a checkpoint.
checkpoint;
