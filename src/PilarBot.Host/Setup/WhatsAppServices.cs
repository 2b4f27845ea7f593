using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Channels.WhatsApp;
using PilarBot.Host.Workers;
using PilarBot.Office.Deliveries;
using PilarBot.Office.Templates;

namespace PilarBot.Host.Setup;

/// <summary>The WhatsApp numbers, when a token is configured.</summary>
internal static class WhatsAppServices
{
    private const string Section = "WhatsApp";

    public static bool AddWhatsApp(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration[$"{Section}:AccessToken"]))
            return false;
        var numbers = Numbers(configuration.GetSection(Section));
        foreach (var number in numbers)
        {
            services.AddKeyedSingleton(number.Account, (p, _) =>
                new WhatsAppChannel(number, WhatsAppHttp.CreateClient(number), p.GetRequiredService<ILogger<WhatsAppChannel>>()));
            services.AddSingleton<IChannel>(p => p.GetRequiredKeyedService<WhatsAppChannel>(number.Account));
            services.AddSingleton<IHostedService>(p => AccountWorker.Of(p, p.GetRequiredKeyedService<WhatsAppChannel>(number.Account)));
        }
        services.AddSingleton(p => new WhatsAppWebhook(numbers, p.GetRequiredService<ILogger<WhatsAppWebhook>>()));
        return true;
    }

    /// <summary>What is told of messages, and what stands in for them; harmless where there is no WhatsApp.</summary>
    public static IServiceCollection AddDeliveries(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<BudgetOptions>().Bind(configuration.GetSection($"{Section}:Budget")).ValidateDataAnnotations().ValidateOnStart();
        var templates = configuration.GetSection($"{Section}:Templates").Get<List<TemplateOptions>>() ?? [];
        templates.ForEach(t => Check(t, $"{Section}:Templates"));
        services.AddSingleton<IReadOnlyList<TemplateOptions>>(templates);
        services.AddSingleton<TemplateRegistry>();
        services.AddSingleton<AccountHealth>();
        services.AddSingleton<AccountNews>();
        services.AddSingleton<DeliveryReports>();
        return services;
    }

    // Further numbers of the same app: what they do not say is as with the first.
    private static List<WhatsAppOptions> Numbers(IConfigurationSection section)
    {
        var numbers = new List<WhatsAppOptions> { section.Get<WhatsAppOptions>()! };
        foreach (var more in section.GetSection("More").GetChildren())
        {
            var number = section.Get<WhatsAppOptions>()!;
            (number.Account, number.PhoneNumberId) = ("", "");
            more.Bind(number);
            numbers.Add(number);
        }
        numbers.ForEach(n => Check(n, Section));
        return numbers.DistinctBy(n => n.Account).Count() == numbers.Count
            ? numbers
            : throw new OptionsValidationException(Section, typeof(WhatsAppOptions), ["WhatsApp:More: every number needs an Account of its own."]);
    }

    private static void Check(object options, string section)
    {
        var results = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new(options), results, validateAllProperties: true))
            throw new OptionsValidationException(section, options.GetType(), results.Select(r => $"{section}: {r.ErrorMessage}"));
    }
}
