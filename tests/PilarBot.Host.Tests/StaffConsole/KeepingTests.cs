using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PilarBot.Host.Tests.Simulator;
using PilarBot.Office.Audit;
using PilarBot.Office.Outbox;

namespace PilarBot.Host.Tests.StaffConsole;

/// <summary>What the administrator keeps an eye on: health, flows, settings.</summary>
public sealed class KeepingTests(ConsoleSite site) : IClassFixture<ConsoleSite>
{
    [BrowserFact]
    public async Task A_message_that_failed_is_seen_with_its_reason_and_sent_again()
    {
        await using var desk = await site.DeskAsync("admin");
        await desk.GoAsync("/konsol/kesehatan");
        await Assertions.Expect(desk.Page.GetByText("Semua bagian berjalan baik.")).ToBeVisibleAsync();
        await using (var db = site.Office.Database.Office.Open())
        {
            var chat = await db.Conversations.FirstAsync();
            db.Outbox.Add(new()
            {
                ConversationId = chat.Id,
                Ordinal = 1_000_000,
                Account = "telegram-uji",
                Body = [1],
                State = OutboxState.Dead,
                NotBefore = chat.CreatedAt,
                CreatedAt = chat.CreatedAt,
                StateAt = chat.CreatedAt,
                Attempts = 8,
                Fault = "Penerima memblokir bot.",
            });
            await db.SaveChangesAsync();
        }

        await desk.GoAsync("/konsol/kesehatan");
        await Assertions.Expect(desk.Page.GetByText("Penerima memblokir bot.")).ToBeVisibleAsync();
        await desk.CheckAsync("kesehatan-gagal");
        await desk.Page.Locator("form[action*='handler=Ulang'] button").ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("dikirim ulang");

        await using (var db = site.Office.Database.Office.Open())
        {
            Assert.Equal(OutboxState.Waiting, (await db.Outbox.AsNoTracking().SingleAsync(m => m.Ordinal == 1_000_000)).State);
            Assert.True(await db.AuditEntries.AnyAsync(e => e.Act == AuditAct.DeadLettersRetried));
            await db.Outbox.Where(m => m.Ordinal == 1_000_000).ExecuteDeleteAsync();
        }
    }

    [BrowserFact]
    public async Task A_flow_is_seen_as_a_drawing_and_as_its_file()
    {
        await using var desk = await site.DeskAsync("admin", width: 360);
        await desk.GoAsync("/konsol/alur");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Laporan kasus", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Laporan kasus");
        Assert.True(await desk.Page.EvaluateAsync<bool>("async () => { const i = document.querySelector('.bagan img'); await i.decode(); return i.naturalHeight > 500; }"));
        await Assertions.Expect(desk.Page.Locator("pre")).ToContainTextAsync("flow: lapor");
        await desk.CheckAsync("alur-rincian");
    }

    [BrowserFact]
    public async Task Holidays_are_loaded_from_a_file_whole_or_not_at_all()
    {
        await using var desk = await site.DeskAsync("admin");
        await desk.GoAsync("/konsol/pengaturan");
        await LoadAsync("tanggal,nama\n2099-13-01,Salah\n2099-01-02,Benar\n");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("tanggal tidak terbaca");
        await Assertions.Expect(desk.Page.GetByText("2 Januari 2099")).ToHaveCountAsync(0);
        await LoadAsync("tanggal,nama\n2099-01-02,Hari Jadi Kabupaten\n");
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("1 hari libur dimuat");
        await Assertions.Expect(desk.Page.GetByText("2 Januari 2099: Hari Jadi Kabupaten")).ToHaveCountAsync(1);
        await desk.CheckAsync("pengaturan-dimuat");

        async Task LoadAsync(string csv)
        {
            var form = desk.Page.Locator("form[action*='handler=Libur']");
            await form.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "libur.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(csv) });
            await form.Locator("button").ClickAsync();
        }
    }
}
