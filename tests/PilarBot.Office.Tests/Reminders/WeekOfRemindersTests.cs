using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Cases;
using PilarBot.Office.Conversations;
using PilarBot.Office.Gatherings;
using PilarBot.Office.Reminders;
using PilarBot.Office.Templates;
using PilarBot.Office.Tests.Cases;
using PilarBot.Office.Tests.Harness;
using PilarBot.Office.Tests.Verval;
using PilarBot.TestKit.Databases;
using Xunit.Abstractions;

namespace PilarBot.Office.Tests.Reminders;

/// <summary>A week of an office with 500 people: what became of every reminder, and why some were not sent, adds up.</summary>
public sealed class WeekOfRemindersTests(ITestOutputHelper output)
{
    private const int Tksks = 20;
    private const int Psms = 474;
    private const int People = Tksks + Psms + 6;
    private const int Visits = 60;
    private const int Households = 12;

    // Sunday, 22 November 2026, 09.00 in Bombana.
    private static readonly DateTime Sunday = new(2026, 11, 22, 1, 0, 0, DateTimeKind.Utc);

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_reminder_of_a_week_is_sent_or_has_a_reason_and_the_table_adds_up(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await FillAsync(desk);
        await desk.TellInvitees.RunAsync(desk.Clock.Now, default);
        // Each tenth does not come; each hundredth wants no reminders of gatherings, has no chat, or has blocked the bot.
        var declined = await AnswerAsync(desk);
        await LoseAsync(desk);

        List<(Guid Chat, DateTime At)> again = [];
        for (var now = Sunday; now <= Sunday.AddDays(7); now = now.AddHours(1))
        {
            // The host is down from Tuesday evening to Thursday morning.
            if (now > Sunday.AddDays(2).AddHours(10) && now < Sunday.AddDays(4))
                continue;
            desk.Clock.Now = now;
            await desk.RemindAsync(now);
            if (now == Sunday.AddDays(1).AddHours(1))
                again = await PutOffAsync(desk);
            if (now == Sunday.AddDays(4).AddHours(1))
                await desk.CloseAsync("tksk-5", await NumberOfAsync(desk, "tksk-5"));
        }

        await using var db = desk.Database.Office.Open();
        var lines = (await ReminderFigures.SinceAsync(db, DateTime.MinValue, default)).Lines.ToDictionary(l => l.Kind);
        output.WriteLine(new ShowReminders(desk.Office, desk.Reminders).Text([.. lines.Values]));
        Assert.All(lines.Values, l => Assert.Equal(l.Found, l.Sent + l.Waiting + l.Skipped.Values.Sum()));
        Assert.Equal(await db.Reminders.CountAsync(), lines.Values.Sum(l => l.Found));
        // What an office of this size calls for in such a week, counted otherwise.
        Assert.Equal(Psms * 3, lines["gathering"].Found - Early(lines["gathering"]));
        Assert.Equal(declined * 3, lines["gathering"].Skipped[ReminderSkip.NotComing]);
        // The four who could not be reached are tried again on the next Sunday.
        Assert.Equal(People + 4, lines["neutrality-pledge"].Found);
        // Of six mornings: the next Monday is seen coming.
        Assert.Equal(People * 6, lines["daily-digest"].Found);
        Assert.Equal(People, lines["daily-digest"].Skipped[ReminderSkip.TooLate]);
        Assert.Equal(Visits, lines["case-visit"].Found);
        Assert.Equal((Tksks * 2, Tksks), (lines["weekly-cases"].Found, lines["weekly-cases"].Waiting));
        Assert.Equal(2, lines["weekly-digest"].Found);
        // Three days before, and on the day.
        Assert.Equal(Households * 2, lines["verval-due"].Found);
        // Every reason occurs.
        Assert.Equal(Enum.GetValues<ReminderSkip>().Order(), lines.Values.SelectMany(l => l.Skipped.Keys).Distinct().Order());
        // What was sent, and what was put off after it was sent, is what was said: one message for all of a person's that went together, never at night, none to who cannot be reached.
        var sent = await db.Reminders.Where(r => r.State == ReminderState.Sent).Select(r => new { r.Recipient, At = r.SettledAt!.Value, r.ConversationId }).ToListAsync();
        var said = await db.Outbox.Where(m => m.Purpose == MessagePurpose.Reminder).Select(m => new { m.ConversationId, m.CreatedAt }).ToListAsync();
        Assert.Equal(sent.Select(s => (s.ConversationId!.Value, s.At)).Concat(again).Distinct().Order(), said.Select(s => (s.ConversationId, s.CreatedAt)).Order());
        Assert.All(said, s => Assert.False(QuietHours.IsQuiet(desk.Office.Zone, s.CreatedAt)));
        var most = said.GroupBy(s => (s.ConversationId, desk.Office.DayOf(s.CreatedAt))).Max(g => g.Count());
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sent.Count} reminders in {said.Count} messages; at most {most} to one person on one day"));
        Assert.InRange(most, 1, 3);
        // Nothing is left over that should have gone.
        Assert.False(await db.Reminders.AnyAsync(r => r.State == ReminderState.Waiting && r.NotBefore <= desk.Clock.Now));
    }

    // A gathering at 06.30, whose last reminder would come at 05.30.
    private static int Early(ReminderFigures.Line line) => line.Skipped[ReminderSkip.Quiet] * 3;

    private static async Task FillAsync(Desk desk)
    {
        await desk.PersonAsync("kepala", "Kepala", ("kepala-dinas", ""));
        foreach (var (address, i) in ((string[])["staf-1", "staf-2", "staf-3", "staf-4", "staf-5"]).Select((a, i) => (a, i)))
            await desk.PersonAsync(address, $"Staf {i}", ("staf-dinsos", ""));
        await desk.Database.Office.WriteAsync(db =>
        {
            void Add(string address, string name, string role, string wilayah)
            {
                var (person, chat) = (Guid.CreateVersion7(new DateTimeOffset(Sunday)), Guid.CreateVersion7(new DateTimeOffset(Sunday)));
                db.People.Add(new() { Id = person, Name = name, CreatedAt = Sunday });
                db.RoleGrants.Add(new() { Id = Guid.CreateVersion7(new DateTimeOffset(Sunday)), PersonId = person, Role = role, Wilayah = wilayah, Since = Sunday });
                db.Conversations.Add(new() { Id = chat, Account = "telegram", Address = address, PersonId = person, Key = desk.Sealer.NewKey(chat), CreatedAt = Sunday, LastInboundAt = Sunday });
                db.ChatAliases.Add(new() { Account = "telegram", Hash = ChatAlias.HashOf(desk.Hash, address), ConversationId = chat });
            }
            for (var i = 1; i <= Tksks; i++)
                Add($"tksk-{i}", $"Tksk {i}", "tksk", i == 1 ? CaseDesk.Poleang : i % 2 == 0 ? CaseDesk.Poleang : CaseDesk.OtherKecamatan);
            for (var i = 1; i <= Psms; i++)
                Add($"psm-{i}", $"Psm {i}", "psm", CaseDesk.Boepinang);
            return Task.FromResult(0);
        }, default);
        for (var i = 0; i < Visits; i++)
        {
            var address = $"tksk-{1 + (i % (Tksks - 1))}";
            var desa = i % (Tksks - 1) is var n && n > 0 && n % 2 == 0 ? CaseDesk.OtherDesa : CaseDesk.Boepinang;
            var number = await desk.ReportAsync(address, CaseDesk.Report($"Warga {i}", null, desa));
            Assert.Null(await desk.RefusalAsync(address, turn => AssignCase.TakeAsync(new(number), turn)));
            Assert.Null(await desk.RefusalAsync(address, turn => VisitCase.RunAsync(new(number, "Baik.", null, new(-4.7, 121.6, 12), new DateOnly(2026, 11, 23).AddDays(i % 5)), turn)));
        }
        await desk.HouseholdsAsync(Households);
        await desk.Database.Office.WriteAsync(db => db.VervalHouseholds.ExecuteUpdateAsync(set => set.SetProperty(h => h.DueOn, new DateOnly(2026, 11, 27))), default);
        foreach (var id in await IdsAsync(desk))
            Assert.Null(await desk.RefusalAsync("tksk-2", turn => desk.TakeVerval.TakeAsync(new(id.ToString("N")), turn)));
        // On Saturday at nine for all, and on Friday at half past six for two.
        foreach (var (at, kecamatan, role) in ((DateTime, string, string)[])[(Sunday.AddDays(6), CaseDesk.Poleang, "psm"), (Sunday.AddDays(5).AddHours(-2.5), CaseDesk.OtherKecamatan, "tksk")])
            Assert.Null((await desk.ActAsync("staf-1", turn => desk.PlanGathering.RunAsync(new("rakor", "Rakor", "Data", at, CaseDesk.Boepinang, "Aula", null, role, kecamatan, null), turn))).Refusal);
    }

    private static async Task<List<Guid>> IdsAsync(Desk desk)
    {
        await using var db = desk.Database.Office.Open();
        return await db.VervalHouseholds.Select(h => h.Id).ToListAsync();
    }

    private static async Task<int> AnswerAsync(Desk desk)
    {
        await using var db = desk.Database.Office.Open();
        var people = await db.Conversations.Where(c => EF.Functions.Like(c.Address, "%0") && c.Address.StartsWith("psm-")).Select(c => c.PersonId).ToListAsync();
        return await desk.Database.Office.WriteAsync(w => w.Invitees.Where(i => people.Contains(i.PersonId)).ExecuteUpdateAsync(set => set.SetProperty(i => i.Answer, Rsvp.NotComing)), default);
    }

    private static Task<int> LoseAsync(Desk desk) => desk.Database.Office.WriteAsync(async db =>
    {
        await db.Conversations.Where(c => c.Address == "psm-101" || c.Address == "psm-201").ExecuteUpdateAsync(set => set.SetProperty(c => c.PersonId, (Guid?)null));
        await db.Conversations.Where(c => c.Address == "psm-102" || c.Address == "psm-202").ExecuteUpdateAsync(set => set.SetProperty(c => c.Unreachable, UnreachableReason.Blocked));
        foreach (var person in await db.Conversations.Where(c => c.Address == "psm-103" || c.Address == "psm-203").Select(c => c.PersonId!.Value).ToListAsync())
            db.MutedReminders.Add(new() { PersonId = person, Kind = "gathering", Since = Sunday });
        return 0;
    }, default);

    // Gives when they had been told of it before.
    private static async Task<List<(Guid, DateTime)>> PutOffAsync(Desk desk)
    {
        string[] addresses = ["tksk-3", "tksk-4"];
        await using var db = desk.Database.Office.Open();
        var told = await (
            from chat in db.Conversations
            where addresses.Contains(chat.Address)
            select new { chat.Id, At = db.Reminders.Where(r => r.Recipient == chat.PersonId && r.State == ReminderState.Sent).Max(r => r.SettledAt) }).ToListAsync();
        var putOff = new PutOffReminders(desk.Office, desk.Reminders, ReminderTests.Hours(desk));
        foreach (var address in addresses)
            Assert.InRange((await desk.ActAsync(address, turn => putOff.RunAsync(new("sore"), turn))).Result!.Count, 1, 10);
        return told.ConvertAll(t => (t.Id, t.At!.Value));
    }

    private static async Task<string> NumberOfAsync(Desk desk, string address)
    {
        await using var db = desk.Database.Office.Open();
        var person = await db.Conversations.Where(c => c.Address == address).Select(c => c.PersonId).SingleAsync();
        // Of those whose day is Friday: found on Thursday, and done on the same day.
        return await db.Cases.Where(c => c.HandlerId == person && c.NextVisitOn == new DateOnly(2026, 11, 27)).Select(c => c.Number).FirstAsync();
    }
}
