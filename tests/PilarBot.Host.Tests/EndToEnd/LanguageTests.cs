using Microsoft.EntityFrameworkCore;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests.EndToEnd;

/// <summary>Somebody who reads English.</summary>
public sealed class LanguageTests
{
    [Theory]
    [OnSqlite(true), OnPostgres(false)]
    public async Task A_complaint_changes_its_language_in_the_middle_and_its_answers_stay(string provider, bool webhook)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook, new() { EnforceRates = false });
        var resident = site.Telegram.User(9701, "Resident");
        var first = await HostInProcess.StartAsync(site);
        resident.Says("aduan");
        await resident.WaitForAsync("Tentang apa aduan");
        resident.Taps("Netralitas petugas");
        await resident.WaitForAsync("Apa tugas orang");
        resident.Taps("Ketua RT/RW");
        await resident.WaitForAsync("Siapa namanya?");

        resident.Says("english");
        var again = await resident.WaitForAsync("All right, we go on in English.");
        Assert.Contains(again.Buttons.SelectMany(row => row), b => b.Text == "I do not know");
        await first.DisposeAsync();
        await first.DisposeAsync();

        // Another host knows the language too.
        await using var second = await HostInProcess.StartAsync(site);
        foreach (var (says, answer) in ((string, string)[])
            [("I do not know", "district"), ("poleang", "complaint about"), ("social media", "tell us what happened"), ("He posts for one candidate.", "which date"),
                ("yesterday", "Since which date"), ("the day it happened", "who may know who you are"), ("no name", "Head of RT/RW")])
        {
            resident.Says(says);
            await resident.WaitForAsync(m => m.Text.Contains(answer, StringComparison.OrdinalIgnoreCase));
        }
        resident.Taps("Send complaint");
        var receipt = await resident.WaitForAsync("AD-");
        Assert.Contains("Thank you", receipt.Text, StringComparison.Ordinal);

        resident.Says("bahasa indonesia");
        await resident.WaitForAsync("Silakan pilih layanan");
        await using var db = site.Database.Office.Open();
        Assert.Equal(1, await db.Complaints.CountAsync());
        site.Telegram.AssertNoViolations();
    }
}
