using Microsoft.Extensions.Configuration.Memory;

namespace PilarBot.Host.Setup;

/// <summary>What is logged unless configured otherwise: our own catalogue, and of the frameworks only what is wrong.</summary>
internal static class LogDefaults
{
    /// <summary>Puts the defaults beneath everything else, so that any setting of the same name wins.</summary>
    public static void AddLogDefaults(this IConfigurationBuilder configuration, IHostEnvironment environment)
    {
        var isDemo = configuration.Build().GetSection("Demo").Get<DemoOptions>() is { Enabled: true };
        configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData =
            [
                new("Logging:LogLevel:Default", "Information"),
                new("Logging:LogLevel:Microsoft", "Warning"),
                new("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Information"),
                // The keys of cookies are sealed by ourselves, which it cannot know.
                new("Logging:LogLevel:Microsoft.AspNetCore.DataProtection.KeyManagement", "Error"),
                new("Logging:LogLevel:Quartz", "Warning"),
                // Refused flow files are in the log already, not again with every probe.
                new("Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks", "Error"),
                // One JSON object a line where a machine reads it, plain lines where a person does.
                new("Logging:Console:FormatterName", isDemo || environment.IsDevelopment() ? "simple" : "json"),
                new("Logging:Console:FormatterOptions:SingleLine", "true"),
                new("Logging:Console:FormatterOptions:UseUtcTimestamp", "true"),
                new("Logging:Console:FormatterOptions:TimestampFormat", "yyyy-MM-ddTHH:mm:ssZ "),
            ],
        });
    }
}
