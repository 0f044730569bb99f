// Tests of ResultStore.
