using PilarBot.Flows.Answers;

namespace PilarBot.Flows.Tests.Answers;

public class PhoneTests
{
    [Theory]
    [InlineData("081234567890", "+6281234567890")]
    [InlineData("0812-3456-7890", "+6281234567890")]
    [InlineData("+62 812 3456 7890", "+6281234567890")]
    [InlineData("62812 3456 7890", "+6281234567890")]
    [InlineData("+6208123456789", "+628123456789")]
    [InlineData("81234567890", "+6281234567890")]
    [InlineData("(0401) 3121234", "+624013121234")]
    [InlineData("０８１２３４５６７８９０", "+6281234567890")]
    [InlineData("+60123456789", "+60123456789")]
    public void A_number_gets_one_form(string text, string number) => Assert.Equal(number, Phone.Read(text).Number);

    [Theory]
    [InlineData("0812", 4)]
    [InlineData("081234567890123", 15)]
    [InlineData("12345678", 8)]
    [InlineData("0012345678", 10)]
    [InlineData("tidak ada", 0)]
    [InlineData("0812 atau 0813", 0)]
    [InlineData("", 0)]
    public void What_is_none_tells_how_many_digits_it_had(string text, int count) => Assert.Equal((null, count), Phone.Read(text));
}
