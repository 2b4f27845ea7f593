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
    [InlineData("٣", "3")]
    public void A_number_is_read_as_people_write_it(string text, string number) =>
        Assert.Equal(decimal.Parse(number, CultureInfo.InvariantCulture), NumberWords.Read(text));

    [Theory]
    [InlineData("banyak")]
    [InlineData("3 atau 4")]
    [InlineData("1.2.3")]
    [InlineData("1,2,3")]
    [InlineData("")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("²")]
    public void What_is_none_is_not_guessed_at(string text) => Assert.Null(NumberWords.Read(text));
}
