using System.CommandLine;
using PilarBot.Channels;
using PilarBot.Host.Setup;
using PilarBot.Host.Terminal;
using PilarBot.Host.Workers;
using PilarBot.Office.People;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot chat</c>: talks to the bot in the terminal, on the configured database.</summary>
internal static class ChatCommand
{
    private const string Resident = "resident";
    private const string ResidentsPhone = "+6281200000000";

    public static Command Create()
    {
        var who = new Option<string>("--as")
        {
            Description = "resident, atau nomor telepon orang yang ada di daftar.",
            DefaultValueFactory = _ => Resident,
        };
        var command = new Command("chat", "Berbicara dengan bot di terminal ini.") { who };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(who)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string who, CancellationToken cancellation)
    {
        using var host = Build();
        if (!await RunCommand.PrepareAsync(host.Services, cancellation))
            return 1;
        string? first = null;
        if (who != Resident)
        {
            var answer = await host.Services.GetRequiredService<IssueStartCode>().RunAsync(who, new(TerminalChannel.Name, who), cancellation);
            if (!answer.IsOnRoster)
            {
                await Console.Error.WriteLineAsync("Nomor itu tidak ada di daftar. Muat dahulu dengan \"pilarbot people import\".");
                return 1;
            }
            first = answer.Code is null ? null : $"/start {answer.Code}";
        }
        await host.StartAsync(cancellation);
        await host.Services.GetRequiredService<TerminalChat>().RunAsync(
            who, who == Resident ? ResidentsPhone : who, first, Console.In, Console.Out, Console.IsInputRedirected, cancellation);
        await host.StopAsync(CancellationToken.None);
        return 0;
    }

    // The workers of a running host, with the terminal as their only account: nothing is sent or polled for anybody else.
    private static IHost Build()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Configuration.AddEnvironmentVariables("PILARBOT_");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var services = builder.Services;
        services.AddOffice(builder.Configuration).AddTurns().AddWorkers().AddDeliveries(builder.Configuration);
        services.AddSingleton<IssueStartCode>();
        services.AddSingleton(_ => new TerminalChannel(Console.Out));
        services.AddSingleton<IChannel>(p => p.GetRequiredService<TerminalChannel>());
        services.AddSingleton<TerminalChat>();
        services.AddSingleton<IHostedService>(p => AccountWorker.Of(p, p.GetRequiredService<TerminalChannel>()));
        return builder.Build();
    }
}
