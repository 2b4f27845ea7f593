using Microsoft.AspNetCore.Mvc.ApplicationModels;
using PilarBot.Host.StaffConsole;

namespace PilarBot.Host.Setup;

/// <summary>The staff console under <c>/konsol</c>.</summary>
internal static class ConsoleServices
{
    private static readonly WebChat.PageFiles Assets = new("Console/Aset/");

    /// <summary>The assets' version: part of their address, so that browsers keep them until they change.</summary>
    public static string AssetVersion => Assets.Version;

    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.AddConsoleSignIn();
        services.AddOptions<ConsoleLimitOptions>().BindConfiguration("Console:Limits").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ConsoleLimits>();
        services.AddHttpContextAccessor();
        services.AddScoped<ConsoleUser>();
        services.AddRazorPages(o =>
        {
            o.RootDirectory = "/Console/Pages";
            o.Conventions.Add(new KnownPagesOnly());
        });
        return services;
    }

    public static void MapConsole(this WebApplication app)
    {
        app.UseWhen(c => c.Request.Path.StartsWithSegments("/konsol"), branch =>
        {
            branch.UseStatusCodePages(ConsoleRefusals.TellAsync);
            branch.Use(ConsoleHeaders.SetAsync);
        });
        app.UseAuthentication();
        app.UseWhen(c => c.Request.Path.StartsWithSegments("/konsol"), branch => branch.Use(ConsoleGate.GuardAsync));
        app.MapGet("/konsol/aset/{file}", (string file, HttpContext context) =>
        {
            if (context.Request.Query["v"] == Assets.Version)
                context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Assets.Serve(file, context);
        });
        app.MapRazorPages();
    }

    // Looked at when the pages are mapped: at the start.
    private sealed class KnownPagesOnly : IPageRouteModelConvention
    {
        public void Apply(PageRouteModel model)
        {
            foreach (var address in model.Selectors.Select(s => "/" + s.AttributeRouteModel?.Template))
                if (ConsolePages.Find(address) is null && !ConsolePages.Open.Contains(address))
                    throw new InvalidOperationException($"Nobody has said whom the page {address} is for: see ConsolePages.");
        }
    }
}
