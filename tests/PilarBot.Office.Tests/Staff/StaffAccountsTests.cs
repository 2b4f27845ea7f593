using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Staff;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Staff;

public sealed class StaffAccountsTests
{
    private const string Password = "kopi hangat di teras";
    private static readonly byte[] Secret = Totp.NewSecret();

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_link_makes_one_account_even_when_two_use_it_at_once(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var accounts = new StaffAccounts(desk.Database.Office, desk.Sealer, desk.Clock);
        var link = await LinkAsync(desk, accounts);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => AcceptAsync(desk, accounts, link, $"sari.{i}"))));

        Assert.Single(answers, (string?)null);
        Assert.All(answers.Where(a => a is not null), a => Assert.Contains("sudah dipakai", a, StringComparison.Ordinal));
        await using var db = desk.Database.Office.Open();
        Assert.Equal(1, await db.StaffAccounts.CountAsync());
        Assert.Null(await accounts.FindAsync(link, CancellationToken.None));
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_code_of_the_authenticator_lets_in_once_and_never_a_disabled_account(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var accounts = new StaffAccounts(desk.Database.Office, desk.Sealer, desk.Clock);
        Assert.Null(await AcceptAsync(desk, accounts, await LinkAsync(desk, accounts), "sari"));
        Assert.Null(await accounts.CheckPasswordAsync("sari", "kopi hangat di dapur", CancellationToken.None));
        Assert.Null(await accounts.CheckPasswordAsync("tidak.ada", Password, CancellationToken.None));
        var identity = (await accounts.CheckPasswordAsync(" SARI ", Password, CancellationToken.None))!;
        desk.Clock.Now += TimeSpan.FromMinutes(2);
        var code = Totp.At(Secret, desk.Clock.GetUtcNow().UtcDateTime);

        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => accounts.CheckCodeAsync(identity, code, CancellationToken.None))));

        Assert.Single(taken, true);
        Assert.NotNull(await accounts.FindCallerAsync(identity, CancellationToken.None));
        await desk.PersonAsync("9", "Wa Ode", ("admin", ""));
        await DoAsync(desk, "Wa Ode", turn => StaffAccounts.SetDisabledAsync(identity.PersonId, true, turn));
        Assert.Null(await accounts.FindCallerAsync(identity, CancellationToken.None));
        Assert.Null(await accounts.CheckPasswordAsync("sari", Password, CancellationToken.None));
        desk.Clock.Now += TimeSpan.FromMinutes(2);
        Assert.False(await accounts.CheckCodeAsync(identity, Totp.At(Secret, desk.Clock.GetUtcNow().UtcDateTime), CancellationToken.None));
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task Another_password_ends_all_sessions_and_is_entered(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var accounts = new StaffAccounts(desk.Database.Office, desk.Sealer, desk.Clock);
        Assert.Null(await AcceptAsync(desk, accounts, await LinkAsync(desk, accounts), "sari"));
        var before = (await accounts.CheckPasswordAsync("sari", Password, CancellationToken.None))!;

        Assert.Equal(StaffRefusal.WrongPassword, (await DoAsync(desk, "Sari", turn => StaffAccounts.ChangePasswordAsync(new("salah semua ini", "teh manis di serambi"), turn))).Refusal);
        Assert.Equal("weak", (await DoAsync(desk, "Sari", turn => StaffAccounts.ChangePasswordAsync(new(Password, "pendek"), turn))).Refusal!.Code);
        Assert.Null((await DoAsync(desk, "Sari", turn => StaffAccounts.ChangePasswordAsync(new(Password, "teh manis di serambi"), turn))).Refusal);

        Assert.Null(await accounts.FindCallerAsync(before, CancellationToken.None));
        Assert.Null(await accounts.CheckPasswordAsync("sari", Password, CancellationToken.None));
        Assert.NotNull(await accounts.CheckPasswordAsync("sari", "teh manis di serambi", CancellationToken.None));
        await using var db = desk.Database.Office.Open();
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Act == AuditAct.StaffPasswordChanged));
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task That_tries_are_held_up_is_entered_once_an_hour_and_not_for_a_name_that_is_nobody_s(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var accounts = new StaffAccounts(desk.Database.Office, desk.Sealer, desk.Clock);
        Assert.Null(await AcceptAsync(desk, accounts, await LinkAsync(desk, accounts), "sari"));

        foreach (var name in new[] { "sari", "Sari", "tidak.ada" })
            await accounts.NoteHeldAsync(name, CancellationToken.None);
        Assert.Equal(1, await HeldAsync());
        desk.Clock.Now += TimeSpan.FromMinutes(61);
        await accounts.NoteHeldAsync("sari", CancellationToken.None);
        Assert.Equal(2, await HeldAsync());

        async Task<int> HeldAsync()
        {
            await using var db = desk.Database.Office.Open();
            return await db.AuditEntries.CountAsync(e => e.Act == AuditAct.StaffSignInHeld);
        }
    }

    private static async Task<string> LinkAsync(Desk desk, StaffAccounts accounts)
    {
        await desk.PersonAsync("1", "Sari", ("admin", ""));
        return (await accounts.IssueLinkAsync("Sari", CancellationToken.None))!;
    }

    private static Task<string?> AcceptAsync(Desk desk, StaffAccounts accounts, string link, string name) =>
        accounts.AcceptAsync(link, name, Password, Secret, Totp.At(Secret, desk.Clock.GetUtcNow().UtcDateTime), CancellationToken.None);

    private static async Task<ActionOutcome<StaffAccounts.Link>> DoAsync(Desk desk, string name, Func<TurnContext, Task<ActionOutcome<StaffAccounts.Link>>> work)
    {
        await using var db = desk.Database.Office.Open();
        var person = await db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync();
        return await desk.AtDesk().DoAsync(new(person, name, [new("admin", "")]), work, CancellationToken.None);
    }
}
