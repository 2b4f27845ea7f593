using PilarBot.Office.Neutrality;

namespace PilarBot.Office.Tests.Neutrality;

public sealed class PoliticalWordsTests
{
    private static readonly PoliticalWords Words = With(new());

    [Theory]
    [InlineData("Mari coblos nomor urut satu.", "coblos, nomor urut")]
    [InlineData("Hadir bersama PASLON kita", "paslon")]
    [InlineData("Ajak warga mencobloskan di TPS", "coblos")]
    [InlineData("c0blos", "coblos")]
    [InlineData("pas1on", "paslon")]
    [InlineData("c o b l o s ya", "coblos")]
    [InlineData("p.a.r.t.a.i", "partai")]
    [InlineData("cobloooos", "coblos")]
    [InlineData("**cob**los", "coblos")]
    [InlineData("cоblоs", "coblos")]
    [InlineData("co\u200bblos", "coblos")]
    [InlineData("kader separtai dan berpartai", "partai")]
    [InlineData("nomor-urut 2", "nomor urut")]
    public void Political_words_are_found_with_affixes_and_in_disguise(string text, string found)
    {
        var finding = Words.Find(text);

        Assert.Equal(found, finding.Listed);
        Assert.True(finding.IsPolitical);
    }

    [Theory]
    [InlineData("Mohon memilih jadwal rapat.", "pilih")]
    [InlineData("Terima kasih atas dukungan keluarga.", "dukung")]
    [InlineData("Daftar calon penerima bantuan", "calon")]
    [InlineData("Daftar c4lon penerima bantuan", "calon")]
    [InlineData("Petugas mengampanyekan hidup bersih", "kampanye")]
    [InlineData("Kantor libur pada hari pemilu.", "pemilu")]
    [InlineData("Pilihlah!", "pilih")]
    [InlineData("pilih-pilih", "pilih")]
    public void Words_with_harmless_uses_only_call_for_a_second_look(string text, string found)
    {
        var finding = Words.Find(text);

        Assert.Equal(found, finding.Listed);
        Assert.False(finding.IsPolitical);
    }

    [Theory]
    [InlineData("Rapat koordinasi Senin pukul 09.00 di aula.")]
    [InlineData("Mohon membawa fotokopi KTP dan KK.")]
    [InlineData("Warga lapar; partisipasi warga diharapkan.")]
    [InlineData("Undangan 2026 nomor 5, urutan kedua.")]
    [InlineData("A. B. C. D. adalah kode wilayah.")]
    [InlineData("")]
    public void Ordinary_notices_pass(string text) => Assert.Empty(Words.Find(text).Words);

    [Theory]
    [InlineData("Mari pilih calon kita", true)]
    [InlineData("Dukung calon bupati", true)]
    [InlineData("Silakan pilih. Calon penerima menunggu.", true)]
    [InlineData("calon penerima; silakan pilih jadwal", false)]
    public void Harmless_words_side_by_side_can_be_political(string text, bool isPolitical) => Assert.Equal(isPolitical, Words.Find(text).IsPolitical);

    [Fact]
    public void An_office_adds_words_and_takes_some_out()
    {
        var own = With(new() { PoliticalWords = ["salam dua jari"], DoubtfulWords = ["relawan"], IgnoredWords = ["calon"] });

        Assert.True(own.Find("Salam  dua jari!").IsPolitical);
        Assert.Equal("relawan", own.Find("relawan, calon penerima").Listed);
    }

    private static PoliticalWords With(NeutralityOptions options) => new(Microsoft.Extensions.Options.Options.Create(options));
}
