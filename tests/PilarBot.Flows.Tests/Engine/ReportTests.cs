using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

public class ReportTests
{
    [Fact]
    public void A_report_goes_from_the_first_word_to_its_number()
    {
        var chat = Chat.With(Samples.Report, Samples.Complaint);

        chat.Types("halo");
        Assert.Contains("Selamat pagi, Bapak/Ibu Siti", chat.Last);
        Assert.Equal(["Lapor kasus", "Pengaduan"], chat.Labels);

        chat.Taps("Lapor kasus");
        Assert.Equal(new FlowStarted("lapor"), chat.Events[0]);
        Assert.StartsWith("Masalah apa yang ditemukan?", chat.Last);
        Assert.Equal(10, chat.Buttons.Count + 1);

        chat.Types("lanjut usia terlantar");
        Assert.Equal("Lanjut Usia Telantar", chat["jenis"]!.Label);
        Assert.Equal("Ketik **NIK** warga.", chat.Last);

        chat.Result("cases.find", """{"count":0}""").Types("3204131708909999");
        Assert.Equal("Kirim foto, 1 sampai 5.", chat.Last);

        chat.Photo();
        Assert.True(Assert.IsType<MessageCreated>(Assert.Single(chat.Events)).IsReceipt);
        chat.Taps("Selesai");
        Assert.Equal(new ChoiceTapped("Selesai"), chat.Events[0]);
        Assert.Equal("Ceritakan keadaannya.", chat.Last);

        chat.Types("Tinggal sendiri, *sakit*.");
        chat.Takes(new LocationInput(-4.5, 121.9));
        Assert.Contains("- NIK: \\*\\*\\*\\*\\*\\*\\*\\*\\*\\*\\*\\*9999", chat.Last);
        Assert.Contains("\\*sakit\\*", chat.Last);
        Assert.Equal(["Kirim laporan", "Ubah jawaban", "Batal"], chat.Labels);

        chat.Result("cases.open", """{"number":"KS-2026-000123"}""").Taps("Kirim laporan");
        Assert.Equal("Laporan **KS-2026-000123** diterima. Terima kasih, Bapak/Ibu Siti.", chat.Last);
        Assert.Equal(new FlowCompleted("lapor"), chat.Events[^1]);
        Assert.Null(chat.Dialogue.Session);
        Assert.Equal("3204131708909999", chat.Requests[^1].Arguments["nik"]!.ToString());
        Assert.Equal("""["m1"]""", chat.Requests[^1].Arguments["photos"]!.ToJsonString());
    }
}
