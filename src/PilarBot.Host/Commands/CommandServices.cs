using PilarBot.Host.Setup;

namespace PilarBot.Host.Commands;

/// <summary>The services of a command that does its work and ends: same configuration as <c>run</c>, nothing in the background.</summary>
internal static class CommandServices
{
    public static IServiceProvider Build()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Configuration.AddEnvironmentVariables("PILARBOT_");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddOffice(builder.Configuration).AddTurns();
        return builder.Build().Services;
    }
}
