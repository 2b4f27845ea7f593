using System.CommandLine;
using Microsoft.Extensions.Options;
using PilarBot.Host.Jobs;
using PilarBot.Host.Setup;
using PilarBot.Host.Simulator;
using PilarBot.Host.WebChat;
using PilarBot.Host.Webhooks;
using PilarBot.Office;
using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;
using PilarBot.Office.Knowledge;
using PilarBot.Office.Sealing;
using PilarBot.Office.Staff;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot run</c>: the bot itself.</summary>
internal static class RunCommand
{
    /// <summary>How long a host that was asked to stop may take to finish what it has begun; service managers allow 30 s or more.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(25);

    public static Command Create()
    {
        var urls = new Option<string?>("--urls") { Description = "Alamat yang didengarkan, misalnya http://localhost:5000." };
        var command = new Command("run", "Menjalankan bot: kanal, pekerjaan latar, pemeriksaan kesehatan.") { urls };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(urls), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string? urls, CancellationToken cancellation)
    {
        await using var app = Build(urls is null ? [] : ["--urls", urls]);
        if (!await OpenAsync(app, cancellation))
            return 1;
        await app.RunAsync(cancellation);
        return 0;
    }

    /// <summary>The program as it runs; tests start it too.</summary>
    /// <param name="arguments">As after <c>pilarbot run</c>.</param>
    /// <param name="configure">Has the last word on the configuration, and on where logs go.</param>
    public static WebApplication Build(string[] arguments, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(arguments);
        builder.Configuration.AddEnvironmentVariables("PILARBOT_");
        configure?.Invoke(builder);
        builder.Configuration.AddLogDefaults(builder.Environment);
        builder.Services.AddOffice(builder.Configuration).AddTurns().AddWorkers().AddDeliveries(builder.Configuration).AddKnownProxies(builder.Configuration)
            .AddJobs(builder.Configuration).AddConsole();
        var telegram = builder.Services.AddTelegram(builder.Configuration);
        var whatsApp = builder.Services.AddWhatsApp(builder.Configuration);
        var webChat = WebChatServices.IsWanted(builder.Configuration);
        var simulator = SimulatorServices.IsWanted(builder.Configuration, builder.Environment);
        if (webChat || simulator)
            builder.Services.AddDirectLine(builder.Configuration);
        if (webChat)
            builder.Services.AddWebChatAccount(_ => new(builder.Configuration["WebChat:Account"] ?? "webchat")).AddChatPage(builder.Configuration);
        if (simulator)
            builder.AddSimulator();
        builder.Services.AddFlowWatcher().AddHealth();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = ShutdownTimeout);
        var app = builder.Build();
        app.UseKnownProxies();
        app.MapHealth();
        app.MapJobs();
        app.MapConsole();
        if (telegram)
            app.MapTelegram();
        if (whatsApp)
            app.MapWhatsApp();
        if (webChat || simulator)
            app.MapDirectLine();
        if (webChat)
            app.MapObrolan();
        if (simulator)
            app.MapSimulator();
        return app;
    }

    /// <summary>What comes before the program serves anybody: schema, flows, a demo's people, the first administrator's link. False when it cannot be served.</summary>
    public static async Task<bool> OpenAsync(WebApplication app, CancellationToken cancellation)
    {
        if (!await PrepareAsync(app.Services, cancellation))
            return false;
        if (app.Services.GetRequiredService<IOptions<DemoOptions>>().Value.Enabled)
            return await DemoCommand.SeedAsync(app.Services, cancellation);
        if (await app.Services.GetRequiredService<StaffAccounts>().IssueFirstLinkAsync(cancellation) is { } first)
            Console.WriteLine($"Konsol belum punya akun. Tautan sekali pakai untuk administrator pertama, berlaku 24 jam:\n\n  {StaffCommand.LinkOf(app.Configuration, first)}\n");
        return true;
    }

    /// <summary>Schema and flows, before anything is served. False when the flows have errors and none were in use before.</summary>
    public static async Task<bool> PrepareAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var database = services.GetRequiredService<OfficeDatabase>();
        await database.MigrateAsync(cancellation);
        foreach (var problem in services.GetRequiredService<DocumentTemplates>().Problems)
            await Console.Error.WriteLineAsync($"{problem} (berkas ini tidak dipakai sampai diperbaiki)");
        foreach (var problem in services.GetRequiredService<KnowledgeTexts>().Problems)
            await Console.Error.WriteLineAsync($"{problem} (berkas ini tidak dipakai sampai diperbaiki)");
        if (await services.GetRequiredService<KeyRotation>().MissingAsync(cancellation) is { } missing)
            throw MasterKeys.Missing(missing);
        var library = services.GetRequiredService<FlowLibrary>();
        var folder = services.GetRequiredService<IOptions<FlowOptions>>().Value.Folder;
        var reading = FlowFolder.Look(folder).Check(library.Vocabulary);
        foreach (var problem in reading.Problems)
            await Console.Error.WriteLineAsync(problem.ToString());
        // A computer that restarts between a slip in a file and its mending shall not take the bot down with it.
        var flows = reading.Flows ?? await library.FindLastAsync(database, cancellation);
        if (flows is null)
        {
            await Console.Error.WriteLineAsync($"Alur di {folder} belum benar; perbaiki baris di atas, lalu jalankan lagi.");
            return false;
        }
        if (reading.Flows is null)
            await Console.Error.WriteLineAsync($"Alur di {folder} belum benar; dipakai alur terakhir yang benar, {flows.Revision[..FlowLibrary.Digits]}.");
        await library.UseAsync(flows, database, services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, cancellation);
        return true;
    }
}
