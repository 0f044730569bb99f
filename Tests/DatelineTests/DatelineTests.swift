// Tests of Dateline.
