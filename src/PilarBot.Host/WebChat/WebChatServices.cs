using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Channels.WebChat;
using PilarBot.Host.Setup;
using PilarBot.Host.Workers;
using PilarBot.Office.Media;
using PilarBot.Office.Sealing;
using PilarBot.Office.WebChat;

namespace PilarBot.Host.WebChat;

/// <summary>Puts the web chat into a host.</summary>
internal static class WebChatServices
{
    /// <summary>True when this host shall offer the chat.</summary>
    public static bool IsWanted(IConfiguration configuration) =>
        configuration.GetSection("WebChat").Get<WebChatOptions>() is { Enabled: true }
        || configuration.GetSection("Demo").Get<DemoOptions>() is { Enabled: true };

    /// <summary>Direct Line itself, for whatever accounts speak it.</summary>
    public static IServiceCollection AddDirectLine(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection("WebChat");
        services.AddOptions<WebChatOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<WebChatLimitOptions>().Bind(section.GetSection("Limits")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<WebTranscript>();
        services.AddSingleton<WebUploads>();
        services.AddSingleton(p => new UploadFolder(p.GetRequiredService<IOptions<MediaFolderOptions>>().Value, p.GetRequiredService<Sealer>()));
        services.AddSingleton<EndWebConversation>();
        services.AddSingleton<PruneWebChat>();
        services.AddSingleton(p =>
        {
            var hash = p.GetRequiredService<KeyedHash>();
            return new DirectLineTokens(hash.SignaturesOf, p.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton<DirectLineAccess>();
        services.AddSingleton<WebChatLimits>();
        services.AddSingleton<WebChatFiles>();
        services.AddSingleton<WebChatIntake>();
        services.AddSingleton<DirectLineStream>();
        services.AddSingleton<WebChatFeed>();
        services.AddHostedService(p => p.GetRequiredService<WebChatFeed>());
        services.AddCors(cors => cors.AddPolicy(DirectLineEndpoints.Cors, policy => policy
            .WithOrigins([.. section.Get<WebChatOptions>()?.AllowedOrigins ?? []])
            .WithMethods("GET", "POST")
            .WithHeaders("authorization", "content-type", "x-ms-bot-agent", "x-requested-with")
            .WithExposedHeaders("Retry-After")
            .SetPreflightMaxAge(TimeSpan.FromHours(1))));
        return services;
    }

    /// <summary>An account that speaks Direct Line, and its sender.</summary>
    public static IServiceCollection AddWebChatAccount(this IServiceCollection services, Func<IServiceProvider, WebChatAccount> account)
    {
        var key = new object();
        services.AddKeyedSingleton(key, (p, _) => ActivatorUtilities.CreateInstance<WebChatChannel>(p, account(p)));
        services.AddSingleton(p => p.GetRequiredKeyedService<WebChatChannel>(key));
        services.AddSingleton<IChannel>(p => p.GetRequiredKeyedService<WebChatChannel>(key));
        services.AddSingleton<IHostedService>(p => AccountWorker.Of(p, p.GetRequiredKeyedService<WebChatChannel>(key)));
        return services;
    }

    /// <summary>Our own page.</summary>
    public static IServiceCollection AddChatPage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ChatPageOptions>().Bind(configuration.GetSection("WebChat:Page")).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<ChatPage>();
    }

    /// <summary>Direct Line's addresses.</summary>
    public static void MapDirectLine(this WebApplication app)
    {
        app.UseCors();
        app.UseWebSockets(new() { KeepAliveInterval = TimeSpan.FromSeconds(20), KeepAliveTimeout = TimeSpan.FromSeconds(20) });
        DirectLineEndpoints.Map(app);
    }

    /// <summary>The addresses of our own page.</summary>
    public static void MapObrolan(this WebApplication app)
    {
        ObrolanEndpoints.Map(app);
        ChatPage.Map(app);
    }
}
