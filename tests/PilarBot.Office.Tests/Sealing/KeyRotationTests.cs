using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Sealing;
using PilarBot.Office.Tests.Complaints;
using PilarBot.Office.Tests.Harness;
using PilarBot.Office.Tests.PublicReview;
using PilarBot.Office.Tests.Rtlh;
using PilarBot.Office.Tests.Verval;
using PilarBot.Office.WebChat;
using PilarBot.TestKit.Databases;
using Xunit.Abstractions;

namespace PilarBot.Office.Tests.Sealing;

public sealed class KeyRotationTests(ITestOutputHelper output)
{
    private const string Nik = "7406054101550001";

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_kind_of_record_key_is_rewrapped_and_everything_stays_readable_while_the_bot_works(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var number = await FillAsync(desk);
        var rotation = Rotation(desk);
        var before = await rotation.CountAsync(default);
        // A record of each kind: a kind that comes later has to be filled in here too.
        Assert.Equal(await SealedTablesAsync(desk), before.Select(c => c.Table).Order());

        MasterKeys.Add(desk.KeysFolder);
        var summary = await rotation.RewrapAsync(null, default);

        Assert.Empty(summary.Broken);
        Assert.Equal(before.ToDictionary(c => c.Table, c => (int)c.Records), summary.Rewrapped);
        Assert.All(await rotation.CountAsync(default), c => Assert.Equal(2, c.Version));
        Assert.Equal(0, (await rotation.RewrapAsync(null, default)).Total);
        await ReadAllAsync(desk, number);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Cut_off_at_any_moment_it_leaves_everything_readable_and_goes_on_where_it_was(string provider)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("PILARBOT_TEST_SEED"), out var given) ? given : Random.Shared.Next();
        output.WriteLine($"PILARBOT_TEST_SEED={seed}");
        var random = new Random(seed);
        await using var desk = await Desk.OpenAsync(provider);
        var number = await FillAsync(desk);
        await ManyChatsAsync(desk, 1500);
        MasterKeys.Add(desk.KeysFolder);
        for (var cut = 0; cut < 10; cut++)
        {
            using var stop = new CancellationTokenSource();
            var left = random.Next(4);
            var rotation = Rotation(desk);
            // Cancelled on another thread, in the midst of whatever comes next.
            var progress = new Told(() => { if (left-- <= 0) _ = stop.CancelAsync(); });
            await Record.ExceptionAsync(() => rotation.RewrapAsync(progress, stop.Token));
        }
        await ReadAllAsync(desk, number);

        await Rotation(desk).RewrapAsync(null, default);

        Assert.All(await Rotation(desk).CountAsync(default), c => Assert.Equal(2, c.Version));
        await ReadAllAsync(desk, number);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_old_master_key_goes_when_nothing_needs_it_and_people_are_still_recognised(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var number = await FillAsync(desk);
        MasterKeys.Add(desk.KeysFolder);
        var rotation = Rotation(desk);
        var tooSoon = await rotation.RetireAsync(null, default);
        Assert.Equal((KeyRotation.Obstacle.TooSoon, desk.Clock.Now + KeyRotation.SettleTime), (tooSoon.Obstacle, tooSoon.Until));
        Assert.True(File.Exists(Path.Combine(desk.KeysFolder, "master-1.key")));

        desk.Clock.Now += KeyRotation.SettleTime;
        var retirement = await rotation.RetireAsync(null, default);

        Assert.Equal(KeyRotation.Obstacle.None, retirement.Obstacle);
        Assert.Equal([1], retirement.Removed);
        Assert.Equal(["claim", "hash-1.key", "master-2.key"], Directory.EnumerateFiles(desk.KeysFolder).Select(Path.GetFileName).Order());
        Assert.Empty((await rotation.RetireAsync(null, default)).Removed);
        // As a host that starts now: with the folder alone.
        var fresh = MasterKeys.Load(desk.KeysFolder);
        await ReadAllAsync(desk, number, new(fresh, new()));
        await using var db = desk.Database.Office.Open();
        var nik = new KeyedHash(fresh).Of(HashPurpose.Nik, Nik);
        Assert.Equal(1, await db.Residents.CountAsync(r => r.NikHash == nik));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_missing_master_key_is_named_before_anything_is_changed_and_a_broken_record_stops_only_the_removal(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await FillAsync(desk);
        MasterKeys.Add(desk.KeysFolder);
        var first = Path.Combine(desk.KeysFolder, "master-1.key");
        File.Copy(first, first + ".kept");
        MasterKeys.Load(desk.KeysFolder).Remove(1);
        var without = new KeyRotation(desk.Database.Office, MasterKeys.Load(desk.KeysFolder), desk.Sealer, desk.Clock);

        var missing = await Assert.ThrowsAsync<MasterKeyException>(() => without.RewrapAsync(null, default));
        Assert.Contains("master-1.key", missing.Message, StringComparison.Ordinal);
        Assert.All(await without.CountAsync(default), c => Assert.Equal(1, c.Version));

        File.Move(first + ".kept", first);
        await using (var db = desk.Database.Office.Open())
            await db.Database.ExecuteSqlRawAsync("UPDATE complaints SET key = substr(key, 1, 40) || substr(key, 1, 39)");
        var rotation = Rotation(desk);
        var summary = await rotation.RewrapAsync(null, default);
        Assert.StartsWith("complaints ", Assert.Single(summary.Broken), StringComparison.Ordinal);
        desk.Clock.Now += KeyRotation.SettleTime;
        Assert.Equal(KeyRotation.Obstacle.Broken, (await rotation.RetireAsync(null, default)).Obstacle);
        Assert.True(File.Exists(first));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_host_without_the_master_key_that_a_rotation_used_is_told(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var old = MasterKeys.Load(desk.KeysFolder);
        MasterKeys.Add(desk.KeysFolder);
        await Rotation(desk).RewrapAsync(null, default);
        Assert.Null(await Rotation(desk).MissingAsync(default));

        File.Delete(Path.Combine(desk.KeysFolder, "master-2.key"));

        Assert.Equal(2, await new KeyRotation(desk.Database.Office, old, desk.Sealer, desk.Clock).MissingAsync(default));
    }

    private static KeyRotation Rotation(Desk desk)
    {
        // The time of the key's file, in the desk's time.
        var newest = Directory.EnumerateFiles(desk.KeysFolder, "master-*.key").Order().Last();
        if (File.GetLastWriteTimeUtc(newest) > desk.Clock.Now)
            File.SetLastWriteTimeUtc(newest, desk.Clock.Now);
        return new(desk.Database.Office, desk.Masters, desk.Sealer, desk.Clock);
    }

    private static async Task<IEnumerable<string>> SealedTablesAsync(Desk desk)
    {
        await using var db = desk.Database.Office.Open();
        return db.Model.GetEntityTypes().Where(e => e.GetProperties().Any(p => p.ClrType == typeof(SealedKey))).Select(e => e.GetTableName()!).Order();
    }

    private static async Task<string> FillAsync(Desk desk)
    {
        await desk.PersonAsync("2", "Tksk Uji", ("tksk", ComplaintSamples.Poleang));
        var chat = desk.Chat("2");
        await chat.SaysAsync("lapor", "lansia", "Nenek Uji", Nik, "Boepinang", "Belum ada foto", "Tidak bisa berbagi lokasi", "Tinggal sendiri.");
        await chat.TapsAsync("Kirim laporan");
        var number = (await desk.FileAsync("900", ComplaintSamples.Plain)).Number;
        // A look, of which the audit trail keeps complaint and moment sealed.
        await desk.PersonAsync("3", "Sartika Dewi", ("penangan-aduan", ""));
        await desk.ActAsync("3", turn => desk.HandleComplaints.ShowAsync(new(number), turn));
        await desk.ActAsync("901", async turn =>
        {
            await Office.People.Register.AskAsync(new("Ibu Baru", new("+6281234567890", "Ibu Baru", true), "psm", ComplaintSamples.Poleang), turn);
            var id = HiddenId.New();
            var key = turn.Sealer.NewKey(id);
            turn.Db.HumanRequests.Add(new()
            {
                Id = id,
                ConversationId = turn.Conversation.Id,
                Reason = Flows.Events.HumanReason.Asked,
                Key = key,
                Text = turn.Sealer.Seal(key, id, "text", "Mohon bantuan"),
                At = turn.Now,
            });
            // Without a key: there is nothing to rewrap, and nothing to trip over.
            turn.Db.HumanRequests.Add(new() { Id = turn.NewId(), ConversationId = turn.Conversation.Id, Reason = Flows.Events.HumanReason.Asked, At = turn.Now });
            await desk.OwnData.AskAsync(new("copy", "Semua data saya"), turn);
            var quarantined = turn.NewId();
            turn.Db.Quarantine.Add(new()
            {
                Id = quarantined,
                ConversationId = turn.Conversation.Id,
                Account = "telegram",
                Key = turn.Sealer.NewKey(quarantined),
                Body = [1],
                Fault = "x",
                At = turn.Now,
            });
            var cookies = turn.NewId();
            var cookieKey = turn.Sealer.NewKey(cookies);
            turn.Db.CookieKeys.Add(new() { Id = cookies, Key = cookieKey, Xml = turn.Sealer.Seal(cookieKey, cookies, "xml", "<key/>"), CreatedAt = turn.Now });
            var handler = (await turn.Db.People.SingleAsync(p => p.Name == "Sartika Dewi")).Id;
            var accountKey = turn.Sealer.NewKey(handler);
            turn.Db.StaffAccounts.Add(new()
            {
                PersonId = handler,
                UserName = "sartika.dewi",
                PasswordHash = "x",
                Key = accountKey,
                TotpKey = turn.Sealer.Seal(accountKey, handler, "totp", "rahasia"),
                Stamp = handler,
                CreatedAt = turn.Now,
            });
            var file = HiddenId.New();
            turn.Db.Media.Add(new()
            {
                Id = file,
                Account = "telegram",
                FileRef = "",
                Kind = MediaKind.Photo,
                Key = turn.Sealer.NewKey(file),
                NotBefore = turn.Now,
                ReceivedAt = turn.Now,
                State = Office.Media.MediaState.Gone,
            });
            return 0;
        });
        // A proposal, its document, and an objection to it.
        var review = await desk.OpenAsync();
        await desk.ObjectAsync("902", review);
        await desk.ActAsync("op", turn => desk.OrderProposalDocument.RunAsync(new("sptjm", Proposals.ProposalSamples.Boepinang, false), turn));
        // A house with its owner, family and the document of a hand-over.
        await desk.PersonAsync("31", "Andi Staf", ("staf-dinsos", ""));
        var house = await desk.AssignedAsync(RtlhSamples.Known, "31", "31");
        await desk.ActAsync("31", turn => desk.HandOverGoods.RunAsync(RtlhSamples.Goods(house, [], ("Semen", 1, "sak")), turn));
        await new WebConversations(desk.Database.Office, desk.Sealer, desk.Hash, desk.Clock).BeginAsync("webchat", default);
        // A household, the people in it, its place in a round.
        await desk.HouseholdsAsync(1);
        await desk.ActAsync("901", async turn =>
        {
            var report = turn.NewId();
            turn.Db.ChangeReports.Add(new()
            {
                Id = report,
                Number = "PB-2026-000001",
                Key = turn.Sealer.NewKey(report),
                Kind = Office.Verval.ChangeKind.Moved,
                Kecamatan = ComplaintSamples.Poleang,
                Desa = VervalSamples.Boepinang,
                Name = [1],
                Text = [1],
                At = turn.Now,
            });
            return 0;
        });
        await desk.ActAsync("31", turn =>
        {
            var (activity, offer, gathering) = (turn.NewId(), turn.NewId(), turn.NewId());
            var key = turn.Sealer.NewKey(gathering);
            var planned = new Office.Gatherings.Gathering
            {
                Id = gathering,
                Number = "AC-2026-000001",
                Kind = "rakor",
                Kecamatan = ComplaintSamples.Poleang,
                Desa = VervalSamples.Boepinang,
                Audience = "",
                Role = "",
                OrganiserId = turn.Caller.PersonId!.Value,
                CreatedAt = turn.Now,
                StartsAt = turn.Now,
                Key = key,
                Facts = [],
            };
            planned.Keep(new("Rakor", "x", "x"), turn.Sealer);
            turn.Db.Gatherings.Add(planned);
            key = turn.Sealer.NewKey(activity);
            turn.Db.Activities.Add(new()
            {
                Id = activity,
                Number = "KG-2026-000001",
                Kecamatan = ComplaintSamples.Poleang,
                Desa = VervalSamples.Boepinang,
                RecordedBy = turn.Caller.PersonId!.Value,
                RecordedAt = turn.Now,
                Key = key,
                Kind = "sosialisasi",
                Day = DateOnly.FromDateTime(turn.Now),
                Participants = 1,
                About = turn.Sealer.Seal(key, activity, "about", "x"),
            });
            key = turn.Sealer.NewKey(offer);
            turn.Db.AidOffers.Add(new()
            {
                Id = offer,
                Number = "TB-2026-000001",
                Kecamatan = ComplaintSamples.Poleang,
                Desa = VervalSamples.Boepinang,
                RecordedBy = turn.Caller.PersonId!.Value,
                RecordedAt = turn.Now,
                Key = key,
                Need = "pangan",
                Type = Office.Sources.AidSourceType.SelfHelp,
                Giver = turn.Sealer.Seal(key, offer, "giver", "x"),
                Goods = turn.Sealer.Seal(key, offer, "goods", "x"),
            });
            return Task.FromResult(0);
        });
        var staff = await desk.ActAsync("31", turn => Task.FromResult(turn.Caller));
        await desk.AtDesk().DoAsync(staff, turn => Office.Exports.AskExport.CasesAsync(new("Nenek", null, null, null, null), false, turn), default);
        return number;
    }

    private static async Task ManyChatsAsync(Desk desk, int count)
    {
        await using var db = desk.Database.Office.Open();
        for (var i = 0; i < count; i++)
        {
            var id = HiddenId.New();
            db.Conversations.Add(new()
            {
                Id = id,
                Account = "telegram",
                Address = (10_000 + i).ToString(CultureInfo.InvariantCulture),
                Key = desk.Sealer.NewKey(id),
                CreatedAt = desk.Clock.Now,
                LastInboundAt = desk.Clock.Now,
            });
        }
        await db.SaveChangesAsync();
    }

    private static async Task ReadAllAsync(Desk desk, string number, Sealer? with = null)
    {
        var sealer = with ?? desk.Sealer;
        await using var db = desk.Database.Office.Open();
        foreach (var chat in await db.Conversations.AsNoTracking().ToListAsync())
        {
            chat.OpenDialogue(sealer);
            sealer.Seal(chat.Key, chat.Id, "probe", "x");
        }
        var complaint = await desk.LoadAsync(number);
        Assert.Equal("Membagikan kaus partai saat pencairan.", sealer.OpenText(complaint.Key, complaint.Id, "description", complaint.Description));
        var file = await db.Cases.AsNoTracking().SingleAsync();
        Assert.Equal("Tinggal sendiri.", sealer.OpenText(file.Key, file.Id, "description", file.Description));
        var resident = await db.Residents.AsNoTracking().SingleAsync(r => r.Id == file.ResidentId);
        Assert.Equal(Nik, sealer.OpenText(resident.Key, resident.Id, "nik", resident.Nik!));
        var request = await db.RegistrationRequests.AsNoTracking().SingleAsync();
        Assert.Equal("Ibu Baru", sealer.OpenText(request.Key, request.Id, "name", request.Name));
        Assert.Equal("Rakor", (await db.Gatherings.AsNoTracking().SingleAsync()).Open(sealer).Title);
        var asked = await db.HumanRequests.AsNoTracking().SingleAsync(h => h.Text != null);
        Assert.Equal("Mohon bantuan", sealer.OpenText(asked.Key!, asked.Id, "text", asked.Text!));
        Assert.Equal("Semua data saya", (await db.DataRequests.AsNoTracking().SingleAsync()).OpenText(sealer));
        var cookies = await db.CookieKeys.AsNoTracking().SingleAsync();
        Assert.Equal("<key/>", sealer.OpenText(cookies.Key, cookies.Id, "xml", cookies.Xml));
        var account = await db.StaffAccounts.AsNoTracking().SingleAsync();
        Assert.Equal("rahasia", sealer.OpenText(account.Key, account.PersonId, "totp", account.TotpKey));
        var export = await db.TableExports.AsNoTracking().SingleAsync();
        Assert.Equal("Nenek", Office.Exports.AskExport.FilterOf<Office.Cases.ListCases.Filter>(export, sealer).Search);
        if (with is null)
            Assert.Contains("Laporan mana", await desk.Chat("2").SaysAsync("menu", "status"), StringComparison.Ordinal);
    }

    private sealed class Told(Action tell) : IProgress<KeyRotation.Progress>
    {
        public void Report(KeyRotation.Progress value) => tell();
    }
}
