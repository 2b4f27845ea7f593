using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Media;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.Telegram;

namespace PilarBot.Host.Tests.EndToEnd.BadInput;

/// <summary>One office with a running bot, for many short dialogues: every test takes people of its own.</summary>
public sealed class Desk : IAsyncLifetime
{
    private const int Pillars = 150;
    private const int Staff = 15;
    private const long FirstPillar = 20_000;
    private const long FirstStaff = 30_000;
    private const long FirstResident = 40_000;
    private long pillars = FirstPillar;
    private long staff = FirstStaff;
    private long residents = FirstResident;
    private RunningHost? host;

    public OfficeSite Site { get; private set; } = null!;

    public FakeTelegram Telegram => Site.Telegram;

    public async Task InitializeAsync()
    {
        Site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: true, new() { EnforceRates = false });
        Site.Settings["Outbox:ChatBurst"] = "1000";
        Site.Settings["Outbox:ChatPerSecond"] = "1000";
        Site.Settings["Outbox:AccountBurst"] = "1000";
        Site.Settings["Outbox:AccountPerSecond"] = "1000";
        Site.Settings["Outbox:ReceiptDelay"] = "00:00:00.3";
        await Site.ImportAsync(
        [
            .. Enumerable.Range(0, Pillars).Select(i => Line(FirstPillar + i, "TKSK Uji", "tksk,Poleang")),
            .. Enumerable.Range(0, Staff).Select(i => Line(FirstStaff + i, "Staf Uji", "staf-dinsos,")),
        ]);
        host = await HostInProcess.StartAsync(Site);
    }

    public async Task DisposeAsync()
    {
        await host!.DisposeAsync();
        await Site.DisposeAsync();
    }

    /// <summary>A TKSK whose chat is tied to the roster.</summary>
    public Task<FakeUser> PillarAsync() => RegisteredAsync(Interlocked.Increment(ref pillars) - 1);

    /// <summary>Somebody of the office, likewise.</summary>
    public Task<FakeUser> StaffAsync() => RegisteredAsync(Interlocked.Increment(ref staff) - 1);

    /// <summary>Somebody whom nobody knows.</summary>
    public FakeUser Resident() => Telegram.User(Interlocked.Increment(ref residents) - 1);

    /// <summary>Waits until no file is left to be fetched, so that a fault of the next fetch hits the file it is meant for.</summary>
    public Task AllFetchedAsync() => Eventually.TrueAsync(async () =>
    {
        await using var db = Site.Database.Office.Open();
        return !await db.Media.AnyAsync(m => m.State == MediaState.Pending);
    });

    private async Task<FakeUser> RegisteredAsync(long id)
    {
        var user = Telegram.User(id);
        user.Says("daftar");
        await user.WaitForAsync("bagikan");
        user.SharesContact();
        await user.WaitForAsync("Selamat datang");
        return user;
    }

    private static string Line(long id, string name, string rest) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} {id},62812{id:D8},{rest}");
}

[CollectionDefinition(nameof(Desk))]
public sealed class DeskCollection : ICollectionFixture<Desk>;
