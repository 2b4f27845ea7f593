using PilarBot.Flows.Answers;

namespace PilarBot.Flows.Tests.Answers;

public class NikTests
{
    private static readonly DateOnly today = new(2026, 11, 22);

    [Theory]
    [InlineData("3204131708909999", Sex.Male, "1990-08-17")]
    [InlineData("3204135708909999", Sex.Female, "1990-08-17")]
    [InlineData("3204132902009999", Sex.Male, "2000-02-29")]
    [InlineData("9101011708909999", Sex.Male, "1990-08-17")]
    [InlineData("3204137112319999", Sex.Female, "1931-12-31")]
    [InlineData("3204132311269999", Sex.Male, "1926-11-23")]
    [InlineData("3204132211269999", Sex.Male, "2026-11-22")]
    public void A_good_one_tells_sex_and_birth_date(string digits, Sex sex, string birth)
    {
        var nik = Nik.Read(digits).Nik!;

        Assert.Equal(digits, nik.Digits);
        Assert.Equal(sex, nik.Sex);
        Assert.Equal(DateOnly.Parse(birth, System.Globalization.CultureInfo.InvariantCulture), nik.BirthDate(today));
    }

    [Theory]
    [InlineData("3204132902019999", DocumentFault.CalendarDate)]
    [InlineData("3204133102909999", DocumentFault.CalendarDate)]
    [InlineData("3204134008909999", DocumentFault.Day)]
    [InlineData("3204137208909999", DocumentFault.Day)]
    [InlineData("3204130008909999", DocumentFault.Day)]
    [InlineData("3204131713909999", DocumentFault.Month)]
    [InlineData("3204131700909999", DocumentFault.Month)]
    [InlineData("3204131708900000", DocumentFault.Serial)]
    [InlineData("320413170890999", DocumentFault.WrongLength)]
    [InlineData("32041317089099999", DocumentFault.WrongLength)]
    [InlineData("1111111111111111", DocumentFault.AllEqual)]
    [InlineData("32041317O8909999", DocumentFault.LetterO)]
    [InlineData("3204131708909999 3204135708909999", DocumentFault.TwoNumbers)]
    [InlineData("3204131708909999\n3204135708909999", DocumentFault.TwoNumbers)]
    [InlineData("3204131708909999/3204135708909999", DocumentFault.TwoNumbers)]
    [InlineData("belum ada", DocumentFault.NoDigits)]
    [InlineData("", DocumentFault.NoDigits)]
    public void A_bad_one_says_what_is_wrong(string text, DocumentFault fault)
    {
        var reading = Nik.Read(text);

        Assert.Null(reading.Nik);
        Assert.Equal(fault, reading.Fault);
    }

    [Theory]
    [InlineData("3204 1317 0890 9999")]
    [InlineData("3204.1317.0890.9999")]
    [InlineData("320413-170890-9999")]
    [InlineData("NIK: 3204131708909999")]
    [InlineData("３２０４１３１７０８９０９９９９")]
    [InlineData("٣٢٠٤١٣١٧٠٨٩٠٩٩٩٩")]
    public void Spaces_dots_dashes_and_other_scripts_do_not_matter(string text) =>
        Assert.Equal("3204131708909999", Nik.Read(text).Nik?.Digits);

    [Fact]
    public void How_many_digits_were_read_is_told() => Assert.Equal(15, Nik.Read("320413170890999").Count);

    [Fact]
    public void Only_the_last_four_are_ever_shown()
    {
        var nik = Nik.Read("3204131708909999").Nik!;

        Assert.Equal("************9999", nik.Masked);
        Assert.Equal("************9999", nik.ToString());
    }

    [Fact]
    public void An_old_kecamatan_is_a_warning_and_no_error()
    {
        var nik = Nik.Read("9101011708909999").Nik!;

        Assert.Equal("91.01.01", nik.Kecamatan);
        Assert.Equal([NikWarning.UnknownKecamatan], nik.Warnings(new HashSet<string> { "32.04.13" }));
        Assert.Empty(nik.Warnings(new HashSet<string> { "91.01.01" }));
    }

    [Fact]
    public void A_birth_date_is_compared_by_the_last_two_digits_of_its_year()
    {
        var nik = Nik.Read("3204131708109999").Nik!;

        Assert.True(nik.Fits(new(1910, 8, 17)));
        Assert.True(nik.Fits(new(2010, 8, 17)));
        Assert.False(nik.Fits(new(2010, 8, 18)));
        Assert.Equal([new DateOnly(1910, 8, 17), new DateOnly(2010, 8, 17)], nik.BirthDates);
    }

    [Theory]
    [InlineData("3204131301010001", null)]
    [InlineData("3204135301010001", DocumentFault.Day)]
    [InlineData("3204131313010001", DocumentFault.Month)]
    [InlineData("3204133002010001", DocumentFault.CalendarDate)]
    [InlineData("3204131301010000", DocumentFault.Serial)]
    [InlineData("320413130101", DocumentFault.WrongLength)]
    [InlineData("0000000000000000", DocumentFault.AllEqual)]
    [InlineData("320413130101000O", DocumentFault.LetterO)]
    public void A_kk_has_no_forty_for_women(string text, DocumentFault? fault)
    {
        var reading = Kk.Read(text);

        Assert.Equal(fault, reading.Fault);
        Assert.Equal(fault is null, reading.Kk is not null);
        if (reading.Kk is { } kk) Assert.Equal("************0001", kk.ToString());
    }
}
