using PilarBot.Flows.Drawing;
using PilarBot.Flows.Expressions;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Drawing;

public class CalculationWordsTests
{
    [Theory]
    [InlineData("count(anggota)", "jumlah Anggota")]
    [InlineData("sum(anggota.gaji)", "total Penghasilan semua Anggota")]
    [InlineData("age(lahir)", "umur dari Tanggal lahir")]
    [InlineData("age(lahir, mulai)", "umur dari Tanggal lahir pada Mulai")]
    [InlineData("age(anggota.last.tanggal, today)", "umur dari Tanggal Anggota terakhir pada hari ini")]
    [InlineData("length(nama)", "jumlah huruf Nama")]
    [InlineData("round(sewa)", "Sewa dibulatkan")]
    [InlineData("round(sewa / 3, 1)", "(Sewa dibagi 3) dibulatkan sampai 1 angka di belakang koma")]
    [InlineData("either(nama, me.name, '-')", "yang pertama terisi dari Nama, nama pengguna, “-”")]
    [InlineData("today", "hari ini")]
    [InlineData("now", "saat ini")]
    [InlineData("today + 7", "7 hari lagi")]
    [InlineData("now - 30", "30 hari yang lalu")]
    [InlineData("lahir + 40", "40 hari setelah Tanggal lahir")]
    [InlineData("lahir - 1", "1 hari sebelum Tanggal lahir")]
    [InlineData("mulai + sewa", "Mulai ditambah Sewa (dalam hari)")]
    [InlineData("mulai - lahir", "jumlah hari dari Tanggal lahir sampai Mulai")]
    [InlineData("(today - lahir) / 7", "(jumlah hari dari Tanggal lahir sampai hari ini) dibagi 7")]
    [InlineData("sewa + 1000 + 2.5", "Sewa ditambah 1.000 ditambah 2,5")]
    [InlineData("sewa - (1 - 2)", "Sewa dikurangi (1 dikurangi 2)")]
    [InlineData("sewa + 2 * 3", "Sewa ditambah (2 kali 3)")]
    [InlineData("round(sewa) * 12", "(Sewa dibulatkan) kali 12")]
    [InlineData("sum(anggota.gaji) / (count(anggota) + 1)", "total Penghasilan semua Anggota dibagi (jumlah Anggota ditambah 1)")]
    [InlineData("sewa > 3 and nama exists", "apakah Sewa lebih dari 3 dan Nama ada")]
    [InlineData("args.batas * 2", "Batas yang diterima kali 2")]
    [InlineData("none", "tidak ada")]
    public void What_is_worked_out_reads_as_words(string expression, string words)
    {
        var flows = Chat.Flows($"""
            flow: uji
            title: Uji
            start: [uji]
            takes: {"{"} batas: number? {"}"}
            steps:
              - ask: nama
                answer: text
              - ask: sewa
                answer: number
              - ask: lahir
                label: Tanggal lahir
                answer: date
              - ask: mulai
                answer: datetime
              - repeat: anggota
                say: Ada lagi?
                steps:
                  - ask: gaji
                    label: Penghasilan
                    answer: number
                  - ask: tanggal
                    answer: date
              - set: hasil
                to: {expression}
            """);

        Assert.Equal(words, Drawn.Chart(flows, "uji").Nodes[6].Text);
    }

    [Fact]
    public void Every_function_has_words()
    {
        var flows = Drawn.Flow("  - end");
        var words = new CalculationWords(new(flows, flows.Find("uji")!, Lists.Office));

        Assert.All(Function.All, function => Assert.All(Enumerable.Range(function.Least, Math.Min(3, function.Most) - function.Least + 1),
            count => Assert.NotEmpty(words.Of(new FunctionCall(function, [.. Enumerable.Repeat(new LiteralExpression(1m), count)])))));
    }
}
