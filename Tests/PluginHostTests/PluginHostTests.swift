// Tests of PluginHost.
