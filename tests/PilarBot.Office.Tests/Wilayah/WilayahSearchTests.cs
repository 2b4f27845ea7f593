using PilarBot.Office.Wilayah;

namespace PilarBot.Office.Tests.Wilayah;

public sealed class WilayahSearchTests
{
    private static readonly WilayahTable Table = WilayahTable.Indonesia;

    [Theory]
    [InlineData("74.06", "kasipute", "74.06.04.1005")]
    [InlineData("74.06", "kaspute", "74.06.04.1005")]
    [InlineData("74.06", "Kel. Kasiputeh", "74.06.04.1005")]
    [InlineData("74.06", "KELURAHAN LAMPOPALA", "74.06.04.1003")]
    [InlineData("74.06", "kec rumbia", "74.06.04")]
    [InlineData("74.06", "Kec. Rumbya", "74.06.04")]
    [InlineData("74.06", "kecamatan poleang", "74.06.01")]
    [InlineData("74.06", "poleang tengara", "74.06.12")]
    [InlineData("74.06", "tenggara poleang", "74.06.12")]
    [InlineData("74.06", "bombana", "74.06")]
    [InlineData("53.02", "oeekam", "53.02.04.2012")]
    [InlineData("53.02", "Oe Ekam", "53.02.04.2012")]
    [InlineData("53.02", "oe’ekam", "53.02.04.2012")]
    [InlineData("53.02", "kie", "53.02.10")]
    [InlineData("53.02", "desa oinlasi, kie", "53.02.10.2009")]
    [InlineData("53.02", "oinlasi kec mollo selatan", "53.02.02.2008")]
    [InlineData("53.02", "oinlasi kec. amanatun selatan kab. tts", "53.02.08.2001")]
    [InlineData("53.02", "soe", "53.02.01.1001")]
    [InlineData("53.02", "kota soe", "53.02.01")]
    [InlineData("32.04", "mekarjaya, pacet", "32.04.30.2008")]
    [InlineData("74.06", "7406041005", "74.06.04.1005")]
    [InlineData("74.06", "74.06.04.1005", "74.06.04.1005")]
    public void Within_an_office_the_meant_place_comes_first(string within, string text, string expected)
    {
        var found = Table.Search(text, within);

        Assert.True(found.Count > 0, "nothing found");
        Assert.True(expected == found[0].Place.Code, string.Join("; ", found.Select(match => $"{match.Place.Code} {match.Label} {match.Score}")));
    }

    [Theory]
    [InlineData("kecamatan banjaran kab bandung", "32.04.13")]
    [InlineData("banjaran, majalengka", "32.10.22")]
    [InlineData("kota palopo", "73.73")]
    [InlineData("kab. bandung", "32.04")]
    [InlineData("kota bandung", "32.73")]
    [InlineData("bandung barat", "32.17")]
    [InlineData("prov sulawesi tenggara", "74")]
    [InlineData("timor tengah selatan", "53.02")]
    public void In_the_whole_country_the_meant_place_comes_first(string text, string expected)
    {
        var found = Table.Search(text);

        Assert.True(expected == found[0].Place.Code, string.Join("; ", found.Select(match => $"{match.Place.Code} {match.Label} {match.Score}")));
    }

    [Theory]
    [InlineData("53.02", "oinlasi", 3)]
    [InlineData("32.04", "mekarjaya", 3)]
    [InlineData("17.05", "napalan", 2)]
    public void Places_of_one_name_are_all_found_and_told_apart_by_their_parent(string within, string text, int count)
    {
        var exact = Table.Search(text, within, WilayahLevel.Desa).Where(match => match.Score == 100).ToList();

        Assert.Equal(count, exact.Count);
        Assert.Equal(count, exact.Select(match => match.Label).Distinct().Count());
        Assert.All(exact, match => Assert.Contains(", Kec. ", match.Label, StringComparison.Ordinal));
    }

    [Fact]
    public void A_level_or_an_area_narrows_the_search()
    {
        Assert.All(Table.Search("banjaran", "32.04", WilayahLevel.Desa), match => Assert.Equal(WilayahLevel.Desa, match.Place.Level));
        Assert.All(Table.Search("banjaran", "32.04.13"), match => Assert.StartsWith("32.04.13", match.Place.Code, StringComparison.Ordinal));
        Assert.Empty(Table.Search("kasipute", "53.02"));
        Assert.Empty(Table.Search("74.06.04.1005", "53.02"));
        Assert.Equal(4, Table.Search("poleang", "74.06", limit: 4).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(",,,")]
    [InlineData("x")]
    [InlineData("kec")]
    [InlineData("zzzzqqqq")]
    [InlineData("tidak tahu")]
    [InlineData("🙏")]
    public void What_names_no_place_finds_none(string text) => Assert.Empty(Table.Search(text, "74.06"));

    [Fact]
    public void Every_village_of_the_offices_is_found_first_by_its_name_and_kecamatan()
    {
        foreach (var office in new[] { "74.06", "17.05", "73.73", "53.02", "32.04" })
        {
            foreach (var place in Table.Desa(office))
            {
                var found = Table.Search($"{place.Titled}, {Table.Parent(place.Code)!.Titled}", office, WilayahLevel.Desa, 1);
                Assert.Equal(Table.FullName(place), found.Single().Label);
            }
        }
    }

    [Fact]
    public void A_letter_left_out_of_a_long_name_still_finds_it()
    {
        foreach (var place in Table.Desa("74.06").Where(place => place.Name.Length >= 7))
        {
            for (var at = 1; at < place.Name.Length; at++)
            {
                var found = Table.Search(place.Name.Remove(at, 1), "74.06", WilayahLevel.Desa);
                Assert.True(found.Any(match => match.Place.Name == place.Name), place.Name.Remove(at, 1));
            }
        }
    }
}
