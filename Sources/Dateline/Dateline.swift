// `import Dateline` is the whole embedding API: articles, their layers, plugins and results come with it.
@_exported public import Articles
@_exported public import LanguageAnalysis
@_exported public import PluginHost
@_exported public import ResultStore
