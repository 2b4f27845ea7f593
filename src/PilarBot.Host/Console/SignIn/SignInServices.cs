using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace PilarBot.Host.StaffConsole;

/// <summary>What signing in to the console needs.</summary>
internal static class SignInServices
{
    public static IServiceCollection AddConsoleSignIn(this IServiceCollection services)
    {
        services.AddSingleton<SignInBrakes>();
        services.AddSingleton<ConsoleSession>();
        services.AddDataProtection().SetApplicationName("pilarbot");
        services.AddSingleton<CookieKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(p => new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = p.GetRequiredService<CookieKeys>()));
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "konsol-formulir";
            o.Cookie.Path = "/konsol";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddAuthentication(ConsoleSession.Scheme).AddCookie(ConsoleSession.Scheme, o =>
        {
            o.Cookie.Name = ConsoleSession.Scheme;
            o.Cookie.Path = "/konsol";
            o.Cookie.HttpOnly = true;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // A link to a case in a chat shall open the case.
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.ExpireTimeSpan = ConsoleSession.Idle;
            o.SlidingExpiration = true;
            o.Events.OnValidatePrincipal = ConsoleSession.ValidateAsync;
        });
        return services;
    }
}
