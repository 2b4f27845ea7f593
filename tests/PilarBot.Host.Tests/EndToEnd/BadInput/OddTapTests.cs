using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Outbox;
using PilarBot.TestKit.Telegram;

namespace PilarBot.Host.Tests.EndToEnd.BadInput;

/// <summary>Old buttons, double taps, changed messages, odd chats and people who are gone.</summary>
[Collection(nameof(Desk))]
public sealed class OddTapTests(Desk desk)
{
    [Fact]
    public async Task An_old_button_is_answered_with_the_question_that_is_open()
    {
        var tksk = await desk.PillarAsync();
        tksk.Says("lapor");
        var first = await tksk.WaitForAsync("Masalah apa");
        var old = first.Buttons[0][0];
        tksk.Says("lansia");
        await tksk.WaitForAsync("Siapa nama warga");
        tksk.PressesData(old.Data!, first);
        var answer = await tksk.WaitForAsync("sudah terjawab");
        Assert.Contains("Siapa nama warga", answer.Text, StringComparison.Ordinal);
        await Walk.Report.FinishAsync(tksk, "nama");
        Assert.Contains(tksk.Chat.FromBot, m => m.Text.Contains("Masalah: Lanjut Usia", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_double_tap_on_send_makes_one_case()
    {
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, "review");
        var review = tksk.Chat.FromBot[^1];
        var send = review.Buttons[0][0].Data!;
        tksk.PressesData(send, review);
        tksk.PressesData(send, review);
        tksk.PressesData(send, review);
        await tksk.WaitForAsync("Laporan diterima");
        await SettledAsync(tksk);
        Assert.Single(tksk.Chat.FromBot, m => m.Text.Contains("Laporan diterima", StringComparison.Ordinal));
        await using var db = desk.Site.Database.Office.Open();
        var address = tksk.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(1, await (from c in db.Cases join chat in db.Conversations on c.ConversationId equals chat.Id where chat.Address == address select c).CountAsync());
    }

    [Theory]
    [InlineData("999:x")]
    [InlineData("<b>")]
    [InlineData("!tidak ada perintah ini")]
    public async Task A_forged_button_changes_nothing(string data)
    {
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, "nik");
        tksk.PressesData(data);
        await tksk.WaitForAsync("16 angka");
        await Walk.Report.FinishAsync(tksk, "nik");
    }

    [Fact]
    public async Task Outside_of_any_dialogue_an_old_button_leads_to_the_menu()
    {
        var resident = desk.Resident();
        resident.HasWrittenBefore();
        resident.PressesData("7:send");
        var answer = await resident.WaitForAsync("sudah tidak berlaku");
        Assert.Equal("Menu", answer.Buttons[0][0].Text);
    }

    [Fact]
    public async Task A_changed_message_is_answered_with_how_to_change_the_answer()
    {
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, "nama");
        var said = tksk.Says("Nenek Keliru");
        await tksk.WaitForAsync("16 angka");
        tksk.Edits(said, "Nenek Betul");
        await tksk.WaitForAsync("Pesan yang diubah tidak terbaca");
        tksk.Says("kembali");
        await tksk.WaitForAsync("Siapa nama warga");
        tksk.Says("Nenek Betul");
        await tksk.WaitForAsync("16 angka");
        await Walk.Report.FinishAsync(tksk, "nik");
        Assert.Contains(tksk.Chat.FromBot, m => m.Text.Contains("Nama warga: Nenek Betul", StringComparison.Ordinal));
        tksk.Edits(said, "Nenek Terlambat");
        await tksk.WaitForAsync("tulis sebagai pesan baru");
    }

    [Fact]
    public async Task A_link_that_leads_nowhere_is_said_to_and_the_way_on_is_shown()
    {
        var resident = desk.Resident();
        resident.Starts("kode-yang-tidak-ada");
        var answer = await resident.WaitForAsync("tidak dapat dipakai lagi");
        Assert.Contains("menu", answer.Text, StringComparison.Ordinal);
        resident.Says("menu");
        await resident.WaitForAsync("Silakan pilih layanan");
    }

    [Fact]
    public async Task A_dead_link_in_the_middle_of_a_report_loses_nothing()
    {
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, "desa");
        tksk.Starts("kode-yang-tidak-ada");
        await tksk.WaitForAsync("akan disimpan");
        tksk.Taps("Ya, pindah");
        await tksk.WaitForAsync("tidak dapat dipakai lagi");
        tksk.Says("lanjut");
        await tksk.WaitForAsync("Ketik namanya");
        await Walk.Report.FinishAsync(tksk, "desa");
    }

    [Fact]
    public async Task Somebody_elses_card_is_no_registration()
    {
        var resident = desk.Resident();
        await Walk.Joining.GoToAsync(resident, "nomor");
        resident.ForwardsContact("6281220000001", "TKSK Uji");
        await resident.WaitForAsync("kartu kontak orang lain");
        Assert.NotEmpty(resident.Chat.ReplyKeyboard);
        resident.ForwardsContact("6281220000001", "TKSK Uji", userId: 20_001);
        await resident.WaitForAsync("kartu kontak orang lain");
        resident.Says("081220000001");
        await resident.WaitForAsync("Bagikan nomor saya");
        Assert.NotEmpty(resident.Chat.ReplyKeyboard);
        await Walk.Joining.FinishAsync(resident, "nomor");
    }

    [Fact]
    public async Task A_group_is_refused_politely_when_it_speaks_to_the_bot_and_left_alone_otherwise()
    {
        var member = desk.Resident();
        var group = desk.Telegram.Group(-500_001);
        group.Hears(member, "Selamat pagi semua, rapat jam berapa?");
        group.Hears(member, "lapor");
        group.Hears(member, "/lapor@" + desk.Telegram.Username);
        await Eventually(() => group.Chat.FromBot.Count == 1);
        Assert.Contains("percakapan pribadi", group.Chat.FromBot[0].Text, StringComparison.Ordinal);
        group.Hears(member, $"Coba tanya @{desk.Telegram.Username} saja");
        await Eventually(() => group.Chat.FromBot.Count == 2);
        Assert.Empty(member.Chat.FromBot);
    }

    [Fact]
    public async Task A_broadcast_to_nobody_leads_back_to_its_audience_and_keeps_its_words()
    {
        var staff = await desk.StaffAsync();
        await Walk.Broadcast.GoToAsync(staff, "peran");
        staff.Says("PSM");
        await staff.WaitForAsync("kecamatan mana");
        staff.Taps("Semua kecamatan");
        await staff.WaitForAsync("Perlu tambahan");
        staff.Taps("Tanpa tambahan");
        await staff.WaitForAsync("Belum ada penerima");
        staff.Says("kembali");
        await staff.WaitForAsync("Perlu tambahan");
        staff.Says("kembali");
        await staff.WaitForAsync("kecamatan mana");
        staff.Says("kembali");
        await staff.WaitForAsync("Untuk siapa");
        await Walk.Broadcast.FinishAsync(staff, "peran");
        Assert.Contains(staff.Chat.FromBot, m => m.Text.Contains("Isi: Rapat koordinasi", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_whose_account_is_gone_holds_nobody_up()
    {
        var gone = desk.Resident();
        gone.Says("halo");
        await gone.WaitForAsync("Selamat");
        gone.Says("bantuan");
        gone.Leaves();
        var other = desk.Resident();
        other.Says("halo");
        await other.WaitForAsync("Selamat");
        var address = gone.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await TestKit.Eventually.TrueAsync(async () =>
        {
            await using var db = desk.Site.Database.Office.Open();
            var chat = await db.Conversations.AsNoTracking().SingleAsync(c => c.Address == address);
            return !await db.Outbox.AnyAsync(m => m.ConversationId == chat.Id && m.State == OutboxState.Waiting);
        });
    }

    private static Task Eventually(Func<bool> holds) => TestKit.Eventually.TrueAsync(() => Task.FromResult(holds()));

    // Whatever else the taps cause comes before the answer to a word that is said behind them.
    private static async Task SettledAsync(FakeUser user)
    {
        user.Says("bantuan");
        await user.WaitForAsync("Yang dapat kami bantu");
    }
}
