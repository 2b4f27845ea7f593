using System.Collections;
using System.Text.Json.Nodes;

namespace PilarBot.Benchmarks;

/// <summary>How the host's code is compiled: what its runtimeconfig.json says, and what the environment overrides.</summary>
internal static class Jit
{
    public static string Describe()
    {
        var config = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "pilarbot.runtimeconfig.json")));
        var settings = config?["runtimeOptions"]?["configProperties"]?.AsObject()
            .Where(p => p.Key.Contains("Tiered", StringComparison.Ordinal) || p.Key.Contains("GC", StringComparison.Ordinal) || p.Key.Contains("ThreadPool", StringComparison.Ordinal))
            .Select(p => $"{p.Key}={p.Value}") ?? [];
        var overrides = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(e => $"{e.Key}".StartsWith("DOTNET_T", StringComparison.Ordinal)).Select(e => $"{e.Key}={e.Value}");
        return string.Join(", ", settings.Concat(overrides).DefaultIfEmpty("defaults"));
    }
}
