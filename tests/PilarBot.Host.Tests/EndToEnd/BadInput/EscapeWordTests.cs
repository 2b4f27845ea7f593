using PilarBot.TestKit.Telegram;

namespace PilarBot.Host.Tests.EndToEnd.BadInput;

/// <summary>The words that work anywhere, at every question of three flows: none of them loses an answer.</summary>
[Collection(nameof(Desk))]
public sealed class EscapeWordTests(Desk desk)
{
    [Theory]
    [InlineData("nama")]
    [InlineData("nik")]
    [InlineData("desa")]
    [InlineData("foto")]
    [InlineData("lokasi")]
    [InlineData("uraian")]
    [InlineData("review")]
    public async Task In_a_report(string question)
    {
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, question);
        await TryAllAsync(tksk, Walk.Report, question, other: "status", closed: "siaran");
        await Walk.Report.FinishAsync(tksk, question);
    }

    [Theory]
    [InlineData("lampiran")]
    [InlineData("peran")]
    [InlineData("kecamatan")]
    [InlineData("kapan")]
    [InlineData("review")]
    public async Task In_a_broadcast(string question)
    {
        // Somebody has to be there to get it.
        await desk.PillarAsync();
        var staff = await desk.StaffAsync();
        await Walk.Broadcast.GoToAsync(staff, question);
        await TryAllAsync(staff, Walk.Broadcast, question, other: "lapor", closed: null);
        await Walk.Broadcast.FinishAsync(staff, question);
    }

    [Theory]
    [InlineData("nama")]
    [InlineData("peran")]
    [InlineData("wilayah")]
    public async Task In_a_registration(string question)
    {
        var resident = desk.Resident();
        await Walk.Joining.GoToAsync(resident, question);
        await TryAllAsync(resident, Walk.Joining, question, other: "status", closed: "cari kasus");
        await Walk.Joining.FinishAsync(resident, question);
    }

    [Theory]
    [InlineData("peran")]
    [InlineData("terlapor")]
    [InlineData("kecamatan")]
    [InlineData("dugaan")]
    [InlineData("uraian")]
    [InlineData("kapan")]
    [InlineData("diketahui")]
    [InlineData("identitas")]
    [InlineData("review")]
    public async Task In_a_complaint(string question)
    {
        var resident = desk.Resident();
        await Walk.Complaint.GoToAsync(resident, question);
        await TryAllAsync(resident, Walk.Complaint, question, other: "status", closed: "cari kasus");
        await Walk.Complaint.FinishAsync(resident, question);
    }

    [Theory]
    [InlineData("jenis", "lapor")]
    [InlineData("nomor", "daftar")]
    public async Task At_a_first_question_they_work_too(string question, string start)
    {
        var (user, walk) = start == "lapor" ? (await desk.PillarAsync(), Walk.Report) : (desk.Resident(), Walk.Joining);
        await walk.GoToAsync(user, question);
        foreach (var word in (string[])["/start", "bantuan", "petugas", "kembali"])
        {
            user.Says(word);
            await user.WaitForAsync(m => m.Buttons.Count > 0 || m.ReplyKeyboard.Count > 0 || user.Chat.ReplyKeyboard.Count > 0);
        }
        user.Says("menu");
        await user.WaitForAsync("Silakan pilih layanan");
        await walk.GoToAsync(user, question);
        user.Says("batal");
        await user.WaitForAsync("dibatalkan");
        await walk.GoToAsync(user, question);
        await walk.FinishAsync(user, question);
    }

    [Theory]
    [InlineData("cari kasus", "Cari kasus", "staf Dinas Sosial")]
    [InlineData("siaran", "Siaran", "staf Dinas Sosial")]
    [InlineData("antrean", "Antrean petugas", "staf Dinas Sosial")]
    public async Task Who_does_not_have_the_role_is_told_for_whom_it_is_and_what_to_do(string word, string title, string roles)
    {
        var resident = desk.Resident();
        resident.Says(word);
        var answer = await resident.WaitForAsync($"{title} hanya untuk");
        Assert.Contains(roles, answer.Text, StringComparison.Ordinal);
        Assert.Contains("ketik daftar", answer.Text, StringComparison.Ordinal);
        Assert.True(answer.Text.Split(' ').Length <= 40, answer.Text);
        resident.Taps("Petugas");
        await resident.WaitForAsync("jam kerja");
    }

    private static async Task TryAllAsync(FakeUser user, Walk walk, string question, string other, string? closed)
    {
        var asked = walk.WordsOf(question);
        await SayAsync("/start", asked);
        await SayAsync("bantuan", question == "review" ? asked : "Ketik kembali untuk mundur");
        await SayAsync("petugas", "jam kerja");
        await SayAsync("menu", "kami simpan");
        await SayAsync("lanjut", asked);
        await SayAsync(walk.Start, "belum selesai");
        await TapAsync("Lanjutkan", asked);
        await SayAsync(other, "Pindah ke");
        await TapAsync("Tidak, tetap di sini", asked);
        if (closed is not null)
            await SayAsync(closed, "hanya untuk");
        await SayAsync("/menu", "kami simpan");
        await SayAsync("Lanjutkan", asked);
        user.Says("batal");
        var answer = await user.WaitForAsync(m => m.Text.Contains("Batalkan", StringComparison.Ordinal) || m.Text.Contains("dibatalkan", StringComparison.Ordinal));
        if (answer.Text.Contains("Batalkan", StringComparison.Ordinal))
            await TapAsync("Tidak, lanjutkan", asked);
        else
            await walk.GoToAsync(user, question);

        async Task SayAsync(string word, string answered)
        {
            user.Says(word);
            await user.WaitForAsync(answered);
        }

        async Task TapAsync(string label, string answered)
        {
            user.Taps(label);
            await user.WaitForAsync(answered);
        }
    }
}
