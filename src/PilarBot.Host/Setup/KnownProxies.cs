using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace PilarBot.Host.Setup;

/// <summary>How requests reach this host. Section <c>Http</c>.</summary>
public sealed class HttpOptions : IValidatableObject
{
    /// <value>The reverse proxies before this host, as <c>10.0.0.5</c> or <c>10.0.0.0/24</c>: who is behind them, and whether they came by https, is believed only of these; none.</value>
    public IList<string> KnownProxies { get; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var proxy in KnownProxies.Where(p => !IPAddress.TryParse(p, out _) && !System.Net.IPNetwork.TryParse(p, out _)))
            yield return new($"Http:KnownProxies takes addresses such as 10.0.0.5 or 10.0.0.0/24, not {proxy}.", [nameof(KnownProxies)]);
    }
}

/// <summary>Takes the address and the scheme of whoever is behind a known proxy from what the proxy says.</summary>
internal static class KnownProxies
{
    public static IServiceCollection AddKnownProxies(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HttpOptions>().Bind(configuration.GetSection("Http")).ValidateDataAnnotations().ValidateOnStart();
        return services;
    }

    public static void UseKnownProxies(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<HttpOptions>>().Value.KnownProxies is not { Count: > 0 } proxies)
            return;
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        // By default the loopback is believed: here only what is named.
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            if (IPAddress.TryParse(proxy, out var address))
                forwarded.KnownProxies.Add(address);
            else
                forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
        app.UseForwardedHeaders(forwarded);
    }
}
