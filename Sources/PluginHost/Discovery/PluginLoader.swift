internal import LuaRuntime

/// Loads a plugin's file, runs its main chunk once, and understands what it returns.
enum PluginLoader {
  static func load(
    name: String, file: String, directory: String?, library: String?, limits: PluginLimits
  ) throws(PluginError) -> Plugin {
    let source: String
    do throws(PluginError) {
      source = try PluginFiles.text(file, limit: limits.sourceBytes)
    } catch {
      throw PluginError(error.kind, plugin: name, place: error.place, message: error.message)
    }
    let files = PluginFiles(directory: directory, library: library, limits: limits)
    let returned: LuaValue
    do throws(LuaError) {
      let state = try PluginState(.init(), tables: [], limits: limits, seconds: limits.seconds)
      state.session.files = files
      returned = try state.run(source, name: file)
    } catch {
      throw error.pluginError(.broken, plugin: name)
    }
    do throws(PluginError) {
      let (manifest, tests) = try ManifestReader.read(returned, name: name)
      return Plugin(
        manifest: manifest, file: file, directory: directory, requirements: [:], tests: tests, source: source,
        modules: files.modules, data: files.data)
    } catch {
      throw PluginError(error.kind, plugin: name, place: file, message: error.message)
    }
  }
}
