using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Host.Simulator;
using PilarBot.Office;
using PilarBot.Office.Cases;
using PilarBot.Office.Conversations;
using PilarBot.Office.Outbox;
using PilarBot.Office.People;
using PilarBot.Office.Sealing;
using PilarBot.Office.WebChat;

namespace PilarBot.Host.Demo;

/// <summary>
/// Fills an empty database with invented people, all marked "(contoh)", and a few cases, and ties two of the simulator's phones to the
/// roster. The database says of itself that it is a demo; one that holds anything else is left alone.
/// </summary>
internal sealed class DemoSeed(
    OfficeDatabase database, ImportPeople import, OpenCase open, WebConversations chats, Sealer sealer, KeyedHash hash, IOptions<OutboxOptions> outbox, TimeProvider clock)
{
    private static readonly (string Kind, string Name, string Nik, string Desa, string Description, double Latitude, double Longitude)[] Cases =
    [
        ("08", "Nenek Contoh Satu", "7406014107480001", "74.06.01.1010", "Tinggal sendiri, sudah sulit berjalan, atap rumah bocor.", -4.7963, 121.6219),
        ("09", "Bapak Contoh Dua", "7406021203790002", "74.06.02.2003", "Memerlukan kursi roda untuk beraktivitas.", -4.7312, 121.7440),
        ("24", "Ibu Contoh Tiga", "7406015505850003", "74.06.01.1010", "Suami meninggal, tiga anak masih sekolah, belum ada penghasilan tetap.", -4.7958, 121.6231),
    ];

    /// <summary>What came of it.</summary>
    public enum Outcome
    {
        /// <summary>The demo is in place.</summary>
        Seeded,
        /// <summary>It was before.</summary>
        WasThere,
        /// <summary>The database holds an office's own data: nothing was touched.</summary>
        Refused,
    }

    /// <summary>Seeds. Two hosts that start at once seed once.</summary>
    public async Task<Outcome> RunAsync(CancellationToken cancellation)
    {
        await using (var db = database.Open())
        {
            if (await db.Settings.AnyAsync(s => s.Name == Setting.Demo, cancellation))
                return Outcome.WasThere;
            if (await db.People.AnyAsync(cancellation) || await db.Cases.AnyAsync(cancellation) || await db.Conversations.AnyAsync(cancellation))
                return Outcome.Refused;
        }
        await database.WriteAsync(db =>
        {
            db.Settings.Add(new() { Name = Setting.Demo, Value = "true" });
            return Task.FromResult(0);
        }, cancellation);
        using var roster = new StreamReader(typeof(DemoSeed).Assembly.GetManifestResourceStream("PilarBot.Host.Demo.roster.csv")!);
        var report = await import.RunAsync(roster, isDemo: true, cancellation);
        if (report.Problems is not [])
            throw new InvalidOperationException(string.Join('\n', report.Problems));
        // The bot can write to a phone before its page was ever opened.
        foreach (var phone in SimulatorPhones.All)
            await chats.OpenAsync(SimulatorPhones.Account, phone.Address, phone.UserId, cancellation);
        var reporter = await TieAsync(SimulatorPhones.Tksk, cancellation);
        await TieAsync(SimulatorPhones.Petugas, cancellation);
        foreach (var one in Cases)
            await OpenAsync(reporter, one, cancellation);
        return Outcome.Seeded;
    }

    private Task<Guid> TieAsync(SimulatorPhone phone, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return database.WriteAsync(async db =>
        {
            var number = hash.Of(HashPurpose.Phone, phone.PhoneNumber);
            var person = await db.People.SingleAsync(p => p.PhoneHash == number, cancellation);
            var id = Guid.CreateVersion7(now);
            db.Conversations.Add(new()
            {
                Id = id,
                Account = SimulatorPhones.Account,
                Address = phone.Address,
                PersonId = person.Id,
                Key = sealer.NewKey(id),
                CreatedAt = now.UtcDateTime,
                LastInboundAt = now.UtcDateTime,
            });
            return id;
        }, cancellation);
    }

    // Through the use case itself, as if the pillar had reported it.
    private Task<int> OpenAsync(
        Guid reporter, (string Kind, string Name, string Nik, string Desa, string Description, double Latitude, double Longitude) one, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return database.WriteAsync(async db =>
        {
            var entry = await TurnEntry.EnterAsync(db, reporter, now, cancellation);
            var turn = new TurnContext(database, db, entry!, sealer, hash, outbox.Value, now, cancellation);
            await open.RunAsync(
                new(one.Kind, one.Name, one.Nik, one.Desa, null, new(one.Latitude, one.Longitude, null), one.Description), turn);
            return 0;
        }, cancellation);
    }
}
