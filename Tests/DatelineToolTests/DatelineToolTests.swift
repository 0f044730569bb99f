// Tests of DatelineTool.
