using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Complaints;
using PilarBot.Office.Gatherings;
using PilarBot.Office.Indicators;
using PilarBot.Office.Outbox;
using PilarBot.Office.Privacy;
using PilarBot.Office.PublicReview;
using PilarBot.Office.Reminders;
using PilarBot.Office.Tests.Harness;

namespace PilarBot.Office.Tests.Territory;

/// <summary>An office with records in two kecamatan: <see cref="Here"/>, where those work who shall not know of the other, and <see cref="There"/>.</summary>
internal sealed partial class TwoKecamatan : IAsyncDisposable
{
    /// <summary>Holds every role in a kecamatan in which there is nothing.</summary>
    public const string Nobody = "semua-c";

    /// <summary>A TKSK of here, who worked there until yesterday and has cases and households there in hand.</summary>
    public const string Moved = "pindah-a";

    /// <summary>A TKSK of here, who has done nothing yet.</summary>
    public const string New = "baru-b";

    private static readonly string[] OfOffice = ["staf", "koordinator", "kepala", "aduan", "admin"];
    /// <summary>When all is tried, UTC.</summary>
    public static readonly DateTime Noon = new(2026, 11, 22, 3, 0, 0, DateTimeKind.Utc);
    private readonly Area nowhere;

    private TwoKecamatan(Desk desk)
    {
        Desk = desk;
        (There, Here, nowhere) = (Of("a", "Xqrahasia", "74.06.01", 1), Of("b", "Xqtetangga", "74.06.04", 2), Of("c", "Xqkosong", "74.06.02", 3));
    }

    public Desk Desk { get; }
    public Area Here { get; }
    public Area There { get; }

    /// <summary>Those who shall not know: a TKSK, and one who holds every role of the kecamatan and its desa.</summary>
    public IReadOnlyList<string> CallersHere => [Here.Chat("tksk"), Here.Chat("semua")];

    /// <summary>As <see cref="Area.Known"/>, of records that there are not.</summary>
    public Dictionary<string, string> Nowhere => There.Known.ToDictionary(
        k => k.Key, k => nowhere.Known.TryGetValue(k.Key, out var place) && k.Key is not ("petugas" or "penerima") ? place : NoSuch(k.Key, k.Value));

    /// <summary>What is there, the case and the household being those that <see cref="Moved"/> has in hand.</summary>
    public Dictionary<string, string> ThereForMoved => new(There.Known)
    {
        ["kasus"] = There.Known["kasus-pindah"],
        ["rujukan"] = There.Known["rujukan-pindah"],
        ["kk-pegang"] = There.Known["kk-pindah"],
        ["kk-kirim"] = There.Known["kk-pindah-kirim"],
        ["dokumen"] = There.Known["dokumen-pindah"],
        ["rumah-serah"] = There.Known["rumah-pindah"],
    };

    public static async Task<TwoKecamatan> OpenAsync(string provider)
    {
        var world = new TwoKecamatan(await Desk.OpenAsync(provider));
        world.Desk.Clock.Now = Noon.AddDays(-60);
        foreach (var (chat, role) in ((string, string)[])[("staf", "staf-dinsos"), ("koordinator", "koordinator-tksk"), ("kepala", "kepala-dinas"), ("aduan", "penangan-aduan"), ("admin", "admin")])
            await world.Desk.PersonAsync(chat, $"Petugas {chat}", (role, ""));
        await world.Desk.Database.Office.WriteAsync(db => Task.FromResult(db.Accounts.Add(new() { Account = "telegram" })), default);
        foreach (var area in (Area[])[world.nowhere, world.Here, world.There])
            await area.HireAsync();
        await world.Desk.PersonAsync(New, "Rekan", ("tksk", world.Here.Kecamatan));
        await world.Desk.PersonAsync(Moved, "Rekan", ("tksk", world.There.Kecamatan));
        return world;
    }

    public async Task FillHereAsync()
    {
        Desk.Clock.Now = Noon.AddHours(-2);
        await Here.FillAsync();
        await CountAsync();
    }

    public async Task FillThereAsync()
    {
        Desk.Clock.Now = Noon.AddHours(-2);
        await There.FillAsync();
        There.Known["kasus-pindah"] = await There.OpenAsync("psm", "08", $"{There.Marker} Pindah", null);
        await There.WorkAsync("pindah", "kasus-pindah", "rujukan-pindah");
        await There.HandOverAsync("pindah", "rumah-pindah", "dokumen-pindah");
        await There.VisitAsync("pindah", "kk-pindah");
        await There.VisitAsync("pindah", "kk-pindah-kirim", isSent: true);
        await Desk.Database.Office.WriteAsync(async db =>
        {
            var grant = await db.RoleGrants.SingleAsync(g => db.Conversations.Any(c => c.Address == Moved && c.PersonId == g.PersonId));
            grant.Until = Noon.AddMinutes(-1);
            db.RoleGrants.Add(new() { Id = Guid.CreateVersion7(new(Noon)), PersonId = grant.PersonId, Role = "tksk", Wilayah = Here.Kecamatan, Since = Noon.AddMinutes(-1) });
            return 0;
        }, default);
        await CountAsync();
    }

    /// <summary>The jobs that tell people of records without being asked; each gives how many it told, or told of.</summary>
    public Dictionary<string, Func<DateTime, Task<int>>> Jobs
    {
        get
        {
            return new()
            {
                [nameof(WatchReviews)] = now => Desk.WatchReviews.RunAsync(now, default),
                [nameof(TellInvitees)] = now => Desk.TellInvitees.RunAsync(now, default),
                [nameof(SendQuizzes)] = now => Desk.SendQuizzes.RunAsync(now, default),
                [nameof(WatchComplaints)] = now => Desk.WatchComplaints.RunAsync(now, default),
                [nameof(WatchDataRequests)] = now => Desk.WatchDataRequests.RunAsync(now, default),
                [nameof(SendReminders)] = now => Desk.RemindAsync(now),
            };
        }
    }

    public string ChatThere(string who) => OfOffice.Contains(who) ? who : There.Chat(who);

    public async Task<HashSet<string>> RowsAsync()
    {
        await using var db = Desk.Database.Office.Open();
        await db.Database.OpenConnectionAsync();
        return await DatabaseRows.ReadAsync(db);
    }

    /// <summary>Does something, and takes it back.</summary>
    /// <param name="caller">By whom.</param>
    /// <param name="line">What.</param>
    /// <param name="known">For the names in its arguments.</param>
    /// <param name="rows">All that there was before; null when it is not to be compared.</param>
    public Task<Tried> TryAsync(string caller, Line line, IReadOnlyDictionary<string, string> known, HashSet<string>? rows = null) => Desk.ActAndUndoAsync(caller, async turn =>
    {
        (JsonObject? Result, ActionRefusal? Refusal) outcome;
        try
        {
            outcome = await Desk.Actions.RunAsync(line.Action, line.For(known), turn);
        }
        catch (Exception exception)
        {
            return new Tried(false, $"{exception}", []);
        }
        var (result, refusal) = outcome;
        var said = turn.Db.ChangeTracker.Entries<OutboxMessage>().Where(e => e.State is EntityState.Added && e.Entity.ConversationId == turn.Conversation.Id)
            .Select(e => OutboxBody.Open(turn.Sealer, turn.Conversation.Key, turn.Conversation.Id, e.Entity.Ordinal, e.Entity.Body))
            .Select(m => m is OutboundMedia file ? $"{file.Source} {file.Markdown}" : JsonSerializer.Serialize(m));
        var text = string.Join(' ', [result?.ToJsonString(Readable) ?? $"{refusal!.Code}: {refusal.Text}", .. said]);
        // What was asked is no answer, and where is nothing has other names.
        foreach (var (name, value) in known.OrderByDescending(k => k.Value.Length).Where(k => line.ToString().Contains($"{{{k.Key}}}", StringComparison.Ordinal) || k.Key.StartsWith("nama-", StringComparison.Ordinal)))
            text = text.Replace(value, $"<{name}>", StringComparison.Ordinal);
        List<string> changes = [];
        if (rows is not null && Desk.Actions.Signatures[line.Action].Effect is Flows.Definition.ActionEffect.Writes)
        {
            await turn.Db.SaveChangesAsync();
            var after = await DatabaseRows.ReadAsync(turn.Db);
            changes.AddRange(rows.Where(r => !after.Contains(r)).Select(r => "- " + r));
            changes.AddRange(after.Where(r => !rows.Contains(r) && There.Known.Values.Any(v => r.Contains(Guid.TryParse(v, out var id) ? id.ToString("N") : v, StringComparison.Ordinal))).Select(r => "+ " + r));
        }
        return new Tried(refusal is null, text, changes);
    });

    public ValueTask DisposeAsync() => Desk.DisposeAsync();

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Task<int> CountAsync()
    {
        Desk.Clock.Now = Noon;
        return new CountIndicators(Desk.Database.Office, Desk.Office).RunAsync(Noon, default);
    }

    private Area Of(string suffix, string marker, string kecamatan, int serial)
    {
        var desa = Desk.Office.Lists.Lists["desa"].Select(d => d.Value).Where(d => d.StartsWith(kecamatan + ".", StringComparison.Ordinal)).ToList();
        return new(Desk, suffix, marker, kecamatan, desa[0], desa[1], serial);
    }

    // Of the same form, so that it is read as well.
    private static string NoSuch(string name, string value) =>
        Guid.TryParse(value, out _) ? "0198a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5b"
        : name == "nik" ? "7406019999999999"
        : name == "nama" ? "Tidak Dikenal"
        : HumanNumber().IsMatch(value) ? value[..^4] + "9999"
        : "999" + value[3..];

    [GeneratedRegex(@"^[A-Z]+-\d{4}-\d{6}$", RegexOptions.None, 1000)]
    private static partial Regex HumanNumber();
}

/// <summary>What came of something that was done and taken back.</summary>
/// <param name="IsDone">False when it was refused.</param>
/// <param name="Text">Result or refusal, and what was said in the chat, with the names of records for what they are called.</param>
/// <param name="Changes">Rows that were there and are gone or other, and new ones that have to do with the other kecamatan.</param>
internal sealed record Tried(bool IsDone, string Text, IReadOnlyList<string> Changes);
