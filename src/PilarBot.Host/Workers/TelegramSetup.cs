using Microsoft.Extensions.Options;
using PilarBot.Channels.Telegram;
using PilarBot.Office.Gatherings;

namespace PilarBot.Host.Workers;

/// <summary>Tells Telegram at start where updates go and which commands the bot knows. Until that has succeeded it is tried again; the bot runs meanwhile.</summary>
internal sealed partial class TelegramSetup(TelegramAccount account, DoorLinks links, IOptions<TelegramOptions> options, TimeProvider clock, ILogger<TelegramSetup> logger)
    : BackgroundService
{
    private static readonly (string, string)[] Commands =
    [
        ("menu", "Menu utama"),
        ("lapor", "Lapor kasus sosial"),
        ("aduan", "Adukan pelanggaran netralitas"),
        ("status", "Lihat status laporan atau aduan"),
        ("daftar", "Daftar sebagai pilar sosial"),
        ("bantuan", "Cara memakai layanan ini"),
        ("batal", "Batalkan yang sedang diisi"),
        ("petugas", "Minta bantuan petugas"),
    ];

    /// <summary>The bot's name, once Telegram has told it.</summary>
    public string? Username { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                Username = await account.ConnectAsync(stoppingToken);
                links.Know(Username);
                if (options.Value.WebhookUrl is { Length: > 0 })
                    await account.RegisterWebhookAsync(stoppingToken);
                await account.PublishCommandsAsync(Commands, stoppingToken);
                Log.Connected(logger, options.Value.Account);
                return;
            }
            catch (TelegramException exception)
            {
                Log.NotConnected(logger, exception.Message);
                await Task.Delay(TimeSpan.FromSeconds(10), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3101, LogLevel.Information, "{Account} is connected")]
        public static partial void Connected(ILogger logger, string account);

        [LoggerMessage(3102, LogLevel.Error, "Telegram is not set up yet: {Why} Next try in 10 s")]
        public static partial void NotConnected(ILogger logger, string why);
    }
}
