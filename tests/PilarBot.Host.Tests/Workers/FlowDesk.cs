using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;
using PilarBot.Host.Commands;
using PilarBot.Host.Setup;
using PilarBot.Host.Workers;
using PilarBot.Office;
using PilarBot.Office.Conversations;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;
using PilarBot.TestKit.Databases;

namespace PilarBot.Host.Tests.Workers;

/// <summary>A folder of flows that is edited, whoever watches it, and an administrator with a chat.</summary>
internal sealed class FlowDesk : IAsyncDisposable
{
    private static readonly string OfficeTexts = Path.Combine(AppContext.BaseDirectory, "conversation-flows", "texts.yaml");
    private readonly string root = Directory.CreateTempSubdirectory("pilarbot-watch-").FullName;
    private readonly TestDatabase database;
    private readonly Sealer sealer;
    private readonly Guid admin = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    private FlowDesk(TestDatabase database)
    {
        this.database = database;
        MasterKeys.Add(Path.Combine(root, "keys"));
        sealer = new(MasterKeys.Load(Path.Combine(root, "keys")), new());
        var services = CommandServices.Build();
        var office = services.GetRequiredService<OfficeProfile>();
        Library = new(services.GetRequiredService<Vocabulary>(), office.Lists, office.Zone);
    }

    public string Folder => Path.Combine(root, "flows");

    public FlowLibrary Library { get; }

    /// <summary>Makes one on which a flow and the office's own texts are in use.</summary>
    public static async Task<FlowDesk> CreateAsync(string provider, string flow)
    {
        var desk = new FlowDesk(await TestDatabase.CreateAsync(provider));
        desk.Write("texts.yaml", await File.ReadAllTextAsync(OfficeTexts));
        desk.Write("uji/flow.yaml", flow);
        await desk.AppointAsync();
        var set = FlowSet.Read(FlowFolder.Read(desk.Folder), desk.Library.Vocabulary).Flows!;
        await desk.Library.UseAsync(set, desk.database.Office, TimeProvider.System.GetUtcNow().UtcDateTime, default);
        return desk;
    }

    /// <summary>A host's watcher of the folder.</summary>
    public FlowWatcher Watcher(TimeProvider? clock = null, FlowOptions? options = null)
    {
        options ??= new() { SettleTime = TimeSpan.Zero };
        options.Folder = Folder;
        clock ??= TimeProvider.System;
        return new(Library, database.Office, new(database.Office, sealer, new(), clock), Options.Create(options), clock, NullLogger<FlowWatcher>.Instance);
    }

    public void Write(string path, string content)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    /// <summary>What the administrator was told, in order.</summary>
    public async Task<IReadOnlyList<string>> ToldAsync()
    {
        await using var db = database.Office.Open();
        var chat = await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == admin);
        var owed = await db.Outbox.AsNoTracking().Where(m => m.ConversationId == admin).OrderBy(m => m.Ordinal).ToListAsync();
        return [.. owed.Select(m => ((OutboundText)OutboxBody.Open(sealer, chat.Key, admin, m.Ordinal, m.Body)).Markdown.Replace("\\", "", StringComparison.Ordinal))];
    }

    /// <summary>Chats in the middle of a flow of the set in use.</summary>
    public Task<int> BeginAsync(string flow, string waitingFor, int count) => database.Office.WriteAsync(db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < count; i++)
        {
            var id = Guid.CreateVersion7(now);
            var key = sealer.NewKey(id);
            var session = new Session { Flow = flow, Revision = Library.Current.Revision, StartedAt = now.UtcDateTime, TouchedAt = now.UtcDateTime, WaitingFor = waitingFor };
            db.Conversations.Add(new()
            {
                Id = id,
                Account = "telegram",
                Address = $"{waitingFor} {i}",
                Key = key,
                State = sealer.Seal(key, id, "state", (Dialogue.New with { Session = session }).ToJson()),
                Revisions = session.Revision,
                CreatedAt = now.UtcDateTime,
                LastInboundAt = now.UtcDateTime,
            });
        }
        return Task.FromResult(0);
    }, default);

    /// <summary>Who would be touched by another set.</summary>
    public Task<TouchedConversations> FindTouchedAsync(FlowSet flows) => new FindTouched(database.Office, Library, sealer).RunAsync(flows, default);

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }

    private Task<int> AppointAsync() => database.Office.WriteAsync(db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var person = Guid.CreateVersion7(now);
        db.People.Add(new() { Id = person, Name = "Admin Uji", CreatedAt = now.UtcDateTime });
        db.RoleGrants.Add(new() { Id = Guid.CreateVersion7(now), PersonId = person, Role = "admin", Wilayah = "", Since = now.UtcDateTime });
        db.Conversations.Add(new()
        {
            Id = admin,
            Account = "telegram",
            Address = "1",
            PersonId = person,
            Key = sealer.NewKey(admin),
            CreatedAt = now.UtcDateTime,
            LastInboundAt = now.UtcDateTime,
        });
        return Task.FromResult(0);
    }, default);
}
