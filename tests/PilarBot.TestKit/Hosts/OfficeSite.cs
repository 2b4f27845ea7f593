using System.Net;
using System.Text;
using PilarBot.Office;
using PilarBot.Office.People;
using PilarBot.Office.Sealing;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Telegram;

namespace PilarBot.TestKit.Hosts;

/// <summary>Where an office runs: its database, keys, files and a Telegram of its own. Hosts can be started on it, killed and started again.</summary>
public sealed class OfficeSite : IAsyncDisposable
{
    private const string Secret = "webhook-secret-of-the-tests";
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private readonly string folder = Directory.CreateTempSubdirectory("pilarbot-site-").FullName;
    private readonly int port = RunningHost.FreePort();

    private OfficeSite(TestDatabase database, FakeTelegram telegram) => (Database, Telegram) = (database, telegram);

    public TestDatabase Database { get; }
    public FakeTelegram Telegram { get; }

    /// <summary>Where the site's first host listens.</summary>
    public string Url => $"http://127.0.0.1:{port}";

    /// <summary>The flow files that hosts read; a copy, to be edited at will.</summary>
    public string FlowFolder => Path.Combine(folder, "flows");

    /// <summary>Where fetched files lie.</summary>
    public string MediaFolder => Path.Combine(folder, "media");

    /// <summary>The folder of the master keys.</summary>
    public string KeysFolder => Path.Combine(folder, "keys");

    /// <summary>Settings for every host and command on this site; changes count from the next start.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    private static readonly string[] Reminders =
    [
        "daily-digest", "gathering", "case-visit", "verval-due", "gathering-item", "gathering-quiz", "proposal-cycle", "neutrality-pledge", "neutrality-phase", "weekly-cases", "weekly-digest",
    ];

    /// <summary>Makes a site.</summary>
    /// <param name="database">Taken over and disposed with the site.</param>
    /// <param name="webhook">True for a webhook, false for polling.</param>
    /// <param name="telegram">The double's options.</param>
    public static async Task<OfficeSite> CreateAsync(TestDatabase database, bool webhook, FakeTelegramOptions? telegram = null)
    {
        var site = new OfficeSite(database, new(telegram));
        await site.Telegram.StartAsync();
        MasterKeys.Add(site.KeysFolder);
        Copy(Path.Combine(AppContext.BaseDirectory, "conversation-flows"), site.FlowFolder);
        var settings = site.Settings;
        settings["Jobs:ComplaintInterval"] = "00:00:00.500";
        settings[database.Provider == "sqlite" ? "Database:Sqlite" : "Database:Postgres"] = database.Connection;
        settings["Sealing:KeysFolder"] = site.KeysFolder;
        settings["Media:Folder"] = site.MediaFolder;
        settings["Flows:Folder"] = site.FlowFolder;
        // Tests run at any hour.
        settings["Broadcasts:KeepsQuiet"] = "false";
        // By day the host would remind its people of this and that, amid what a test counts.
        foreach (var (i, kind) in Reminders.Index())
            settings[$"Reminders:Without:{i}"] = kind;
        settings["Office:Name"] = "Dinas Sosial Kabupaten Bombana";
        settings["Telegram:Token"] = site.Telegram.Token;
        settings["Telegram:ApiBaseUrl"] = site.Telegram.BaseUrl;
        settings["Logging:LogLevel:Default"] = "Warning";
        if (webhook)
        {
            settings["Telegram:WebhookUrl"] = $"http://127.0.0.1:{site.port}/webhooks/telegram";
            settings["Telegram:WebhookSecret"] = Secret;
        }
        return site;
    }

    /// <summary>Starts a host on the site's port.</summary>
    public Task<HostProcess> StartAsync() => HostProcess.StartAsync(Settings, port);

    /// <summary>Starts a second host, on a port of its own.</summary>
    public Task<HostProcess> StartAnotherAsync() => HostProcess.StartAsync(Settings);

    /// <summary>Runs a command of the program.</summary>
    public Task<(int Code, string Output)> RunAsync(params string[] arguments) => HostProcess.RunAsync(arguments, Settings);

    /// <summary>Posts an update to a host's webhook by hand, past Telegram's own lanes and retries.</summary>
    /// <param name="host">The host.</param>
    /// <param name="update">The update's JSON.</param>
    /// <param name="sent">Completes when the whole update has been written to the connection, while the answer is still awaited.</param>
    public static async Task<HttpStatusCode> PostAsync(RunningHost host, string update, TaskCompletionSource? sent = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, host.Url + "/webhooks/telegram") { Content = new UpdateContent(update, sent) };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Secret);
        using var response = await Http.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>Runs a command and types lines into it.</summary>
    public Task<(int Code, string Output)> TypeAsync(string[] lines, params string[] arguments) =>
        HostProcess.RunAsync(arguments, Settings, string.Join('\n', lines) + "\n");

    /// <summary>Puts people on the roster, as <c>nama,telepon,peran,wilayah</c>.</summary>
    public async Task ImportAsync(params string[] lines)
    {
        var keys = MasterKeys.Load(KeysFolder);
        var import = new ImportPeople(Database.Office, OfficeProfile.Of(new()), new(keys), new(keys, new()), TimeProvider.System);
        var report = await import.RunAsync(new StringReader(string.Join('\n', (string[])["nama,telepon,peran,wilayah", .. lines])), isDemo: false, default);
        if (report.Problems is not [])
            throw new InvalidOperationException(string.Join('\n', report.Problems));
    }

    public async ValueTask DisposeAsync()
    {
        // For checking what the bot sends against the Bot API's schema: every site leaves its calls there.
        if (Environment.GetEnvironmentVariable("PILARBOT_TELEGRAM_CALLS") is { Length: > 0 } calls)
            Telegram.WriteJsonLines(Path.Combine(calls, Path.GetRandomFileName() + ".jsonl"));
        await Telegram.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private sealed class UpdateContent(string update, TaskCompletionSource? sent) : StringContent(update, Encoding.UTF8, "application/json")
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await base.SerializeToStreamAsync(stream, context, cancellationToken);
            await stream.FlushAsync(cancellationToken);
            sent?.TrySetResult();
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
