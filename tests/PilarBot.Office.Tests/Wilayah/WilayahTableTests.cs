using System.Diagnostics;
using PilarBot.Office.Wilayah;

namespace PilarBot.Office.Tests.Wilayah;

public sealed class WilayahTableTests
{
    private static readonly WilayahTable Table = WilayahTable.Indonesia;

    [Fact]
    public void It_holds_the_whole_country()
    {
        Assert.Equal(38, Table.Upper.Count(place => place.Level == WilayahLevel.Provinsi));
        Assert.Equal(514, Table.Upper.Count(place => place.Level == WilayahLevel.Kabupaten));
        Assert.Equal(7285, Table.Upper.Count(place => place.Level == WilayahLevel.Kecamatan));
        Assert.Equal(83762, Table.Villages.Regencies.Sum(regency => Table.Villages.InRegency(regency).Count));
    }

    [Theory]
    [InlineData("74.06", "Kabupaten Bombana", 22, 22, 121, "WITA")]
    [InlineData("17.05", "Kabupaten Seluma", 14, 20, 182, "WIB")]
    [InlineData("73.73", "Kota Palopo", 9, 48, 0, "WITA")]
    [InlineData("53.02", "Kabupaten Timor Tengah Selatan", 32, 12, 266, "WITA")]
    [InlineData("32.04", "Kabupaten Bandung", 31, 10, 270, "WIB")]
    public void The_offices_of_the_articles_have_their_places(string code, string name, int kecamatan, int kelurahan, int desa, string zone)
    {
        Assert.Equal(name, Table.Find(code)!.Titled);
        Assert.Equal(kecamatan, Table.Kecamatan(code).Count);
        Assert.Equal(kelurahan, Table.Desa(code).Count(place => place.Kind == "Kelurahan"));
        Assert.Equal(desa, Table.Desa(code).Count(place => place.Kind == "Desa"));
        Assert.Equal(zone, WilayahCode.ZoneOf(code)!.Name);
    }

    [Fact]
    public void Banjaran_has_its_eleven_desa() => Assert.Equal(
        ["Banjaran", "Banjaran Wetan", "Ciapus", "Kamasan", "Kiangroke", "Margahurip", "Mekarjaya", "Neglasari", "Pasirmulya", "Sindangpanon", "Tarajusari"],
        Table.Desa("32.04.13").Select(place => place.Name).Order());

    [Theory]
    [InlineData("74.06.04.1005", "Kelurahan Kasipute, Kec. Rumbia")]
    [InlineData("53.02.10.2009", "Desa Oinlasi, Kec. KI'E")]
    [InlineData("32.04.13", "Kec. Banjaran, Kab. Bandung")]
    [InlineData("73.73.01", "Kec. Wara, Kota Palopo")]
    [InlineData("74.06", "Kabupaten Bombana")]
    [InlineData("31.01", "Kabupaten Administrasi Kepulauan Seribu")]
    [InlineData("74", "Provinsi Sulawesi Tenggara")]
    [InlineData("91.01.01", "91.01.01")]
    [InlineData("", "")]
    [InlineData("kasipute", "kasipute")]
    public void A_full_name_shows_the_place_above(string code, string expected) => Assert.Equal(expected, Table.FullName(code));

    [Fact]
    public void Every_place_has_its_parent_in_the_table_and_a_zone()
    {
        var villages = Table.Villages.Regencies.SelectMany(Table.Villages.InRegency);
        foreach (var place in Table.Upper.Concat(villages))
        {
            Assert.NotNull(WilayahCode.ZoneOf(place.Code));
            Assert.Equal(place.Level == WilayahLevel.Provinsi, Table.Parent(place.Code) is null);
            Assert.Same(place, Table.Find(place.Code));
            Assert.Equal(place.Code, WilayahCode.Normalise(place.Code.Replace(".", "", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("61", "WIB")]
    [InlineData("62.01", "WIB")]
    [InlineData("63", "WITA")]
    [InlineData("64.71", "WITA")]
    [InlineData("65", "WITA")]
    [InlineData("51.71", "WITA")]
    [InlineData("82", "WIT")]
    [InlineData("96", "WIT")]
    public void Zones_follow_the_province(string code, string zone) => Assert.Equal(zone, WilayahCode.ZoneOf(code)!.Name);

    [Fact]
    public void An_unknown_province_has_no_zone()
    {
        Assert.Null(WilayahCode.ZoneOf("99.01"));
        Assert.Null(WilayahCode.ZoneOf(""));
    }

    [Fact]
    public void Village_kinds_follow_the_code()
    {
        var kinds = Table.Villages.Regencies.SelectMany(Table.Villages.InRegency).GroupBy(place => place.Kind).ToDictionary(kind => kind.Key, kind => kind.Count());

        Assert.Equal(new() { ["Desa"] = 75252, ["Kelurahan"] = 8496, ["Desa Adat"] = 14 }, kinds);
    }

    [Theory]
    [InlineData("7406012001", "74.06.01.2001")]
    [InlineData("74.06.01", "74.06.01")]
    [InlineData("740601", "74.06.01")]
    [InlineData("74", "74")]
    [InlineData("740", null)]
    [InlineData("74.06.01.200x", null)]
    [InlineData("", null)]
    public void Codes_are_normalised(string text, string? expected) => Assert.Equal(expected, WilayahCode.Normalise(text));

    [Theory]
    [InlineData("74.06.01", "74.06", true)]
    [InlineData("74.06", "74.06", true)]
    [InlineData("74.06.01.2001", "74", true)]
    [InlineData("74.06", "74.06.01", false)]
    [InlineData("74.061", "74.06", false)]
    public void Being_within_goes_by_whole_parts(string code, string area, bool expected) => Assert.Equal(expected, WilayahCode.IsWithin(code, area));

    [Fact]
    public void The_villages_of_an_office_are_read_in_under_200_milliseconds()
    {
        // The best of a few runs: what the table takes, not what the machine is busy with.
        var best = Enumerable.Range(0, 5).Min(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            Assert.Equal(143, DesaTable.Load().InRegency("74.06").Count);
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        });

        Assert.InRange(best, 0, 200);
    }
}
