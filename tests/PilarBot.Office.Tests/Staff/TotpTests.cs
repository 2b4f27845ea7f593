using System.Text;
using PilarBot.Office.Staff;

namespace PilarBot.Office.Tests.Staff;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, the SHA-1 rows; the last six of their eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_rfc_6238(long seconds, string code) => Assert.Equal(code, Totp.At(Secret, DateTime.UnixEpoch.AddSeconds(seconds)));

    [Fact]
    public void A_code_holds_for_its_half_minute_and_the_ones_beside_it_and_is_taken_once()
    {
        var now = DateTime.UnixEpoch.AddSeconds(1234567890);
        var step = 1234567890 / 30;
        Assert.Equal(step, Totp.StepOf(Secret, "005 924", 0, now));
        Assert.Equal(step, Totp.StepOf(Secret, "005924", 0, now.AddSeconds(30)));
        Assert.Equal(step, Totp.StepOf(Secret, "005924", 0, now.AddSeconds(-30)));
        Assert.Null(Totp.StepOf(Secret, "005924", 0, now.AddSeconds(60)));
        Assert.Null(Totp.StepOf(Secret, "005924", step, now));
        Assert.Null(Totp.StepOf(Secret, "", 0, now));
        Assert.Null(Totp.StepOf(Secret, "00592", 0, now));
    }
}
