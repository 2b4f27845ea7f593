using System.Text;
using PilarBot.Office.Tests.Complaints;

namespace PilarBot.Office.Tests;

public sealed class ExportedCsvTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://x\";\"klik\")", "'=HYPERLINK(\"http://x\";\"klik\")")]
    [InlineData("+62812", "'+62812")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'=1")]
    [InlineData("\r\n=1", "'=1")]
    [InlineData("   =1", "'=1")]
    [InlineData("\u00A0=1", "'=1")]
    [InlineData("\u200B=1", "'\u200B=1")]
    [InlineData("\u202E=1", "'=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠1", "'＠1")]
    [InlineData("baris satu\r\nbaris dua\rtiga", "baris satu baris dua tiga")]
    [InlineData("kata;\"kutip\",'petik'", "kata;\"kutip\",'petik'")]
    [InlineData("\0a\u001Bb\u0007c", "abc")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("", "")]
    [InlineData("Dugaan 1 = 2", "Dugaan 1 = 2")]
    public async Task Whatever_was_typed_comes_back_as_text_on_a_line_of_its_own_and_is_no_formula(string typed, string read)
    {
        using var file = new MemoryStream();
        await using (var csv = new ExportedCsv(file, "satu", "dua"))
        {
            await csv.WriteAsync([typed, "x"], default);
            await csv.WriteAsync(["y", typed], default);
        }
        var bytes = file.ToArray();

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(3, Encoding.UTF8.GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal([["satu", "dua"], [read, "x"], ["y", read]], RegisterSamples.Read(bytes));
    }
}
