// Tests of LanguageAnalysis.
