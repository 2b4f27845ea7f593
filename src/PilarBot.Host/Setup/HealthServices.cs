using Microsoft.Extensions.Diagnostics.HealthChecks;
using PilarBot.Host.Jobs;
using PilarBot.Host.Workers;

namespace PilarBot.Host.Setup;

/// <summary>What a load balancer and an administrator ask: does it run, can it work, is anything amiss?</summary>
internal static class HealthServices
{
    private const string Ready = "ready";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: [Ready]).AddCheck<FlowsHealth>("flows", tags: [Ready])
            .AddCheck<AccountsHealth>("accounts", tags: [Ready]).AddCheck<KeysHealth>("keys", tags: [Ready])
            .AddCheck<JobsHealth>("jobs", tags: [Ready]);
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new() { Predicate = c => c.Tags.Contains(Ready), ResponseWriter = WriteAsync });
    }

    // Something amiss in one place does not make the whole less ready: the first word is what a monitor looks for.
    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        Status = report.Status is HealthStatus.Unhealthy ? nameof(HealthStatus.Unhealthy) : nameof(HealthStatus.Healthy),
        Checks = report.Entries.ToDictionary(e => e.Key, e => new { Status = e.Value.Status.ToString(), e.Value.Description, e.Value.Data }),
    });
}
