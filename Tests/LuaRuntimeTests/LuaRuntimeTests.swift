// Tests of LuaRuntime.
