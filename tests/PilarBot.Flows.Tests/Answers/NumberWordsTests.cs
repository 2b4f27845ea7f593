using System.Globalization;
using PilarBot.Flows.Answers;

namespace PilarBot.Flows.Tests.Answers;

public class NumberWordsTests
{
    [Theory]
    [InlineData("3", "3")]
    [InlineData(" 3 ", "3")]
    [InlineData("3 orang", "3")]
    [InlineData("1.250", "1250")]
    [InlineData("1.250.000", "1250000")]
    [InlineData("Rp 300.000", "300000")]
    [InlineData("rp. 1.250.000,50", "1250000.50")]
    [InlineData("2,5", "2.5")]
    [InlineData("2.5", "2.5")]
    [InlineData("36 m²", "36")]
    [InlineData("-2", "-2")]
    [InlineData("lima", "5")]
    [InlineData("Dua belas", "12")]
    [InlineData("nol", "0")]
    [InlineData("250 ribu", "250000")]
    [InlineData("250rb", "250000")]
    [InlineData("10k", "10000")]
    [InlineData("2 juta", "2000000")]
    [InlineData("1,5 juta", "1500000")]
    [InlineData("1.5jt", "1500000")]
    [InlineData("Rp 1,5 juta rupiah", "1500000")]
    [InlineData("500.000,-", "500000")]
    [InlineData("Rp 500.000,-", "500000")]
    [InlineData("500,000", "500000")]
    [InlineData("1,250,000", "1250000")]
    [InlineData("5kg", "5")]
    [InlineData("lima orang", "5")]
    [InlineData("dua belas orang", "12")]
    [InlineData("lima ratus ribu", "500000")]
    [InlineData("dua juta rupiah", "2000000")]
    [InlineData("seribu", "1000")]
    [InlineData("2,125", "2.125")]
    [InlineData("٣", "3")]
    public void A_number_is_read_as_people_write_it(string text, string number) =>
        Assert.Equal(decimal.Parse(number, CultureInfo.InvariantCulture), NumberWords.Read(text));

    [Theory]
    [InlineData("banyak")]
    [InlineData("3 atau 4")]
    [InlineData("3 orang dan 2 anak")]
    [InlineData("lima enam")]
    [InlineData("lima kali enam hari")]
    [InlineData("1.2.3")]
    [InlineData("1,2,3")]
    [InlineData("satu dua")]
    [InlineData("")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("²")]
    public void What_is_none_is_not_guessed_at(string text) => Assert.Null(NumberWords.Read(text));
}
