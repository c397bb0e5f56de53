using EventManager.Domain.Common;

namespace EventManager.Domain.Tests.Common;

public sealed class ResultTests
{
    [Fact]
    public void A_refused_result_has_no_value()
    {
        Result<int> refused = new Refusal("events.not_found");

        refused.IsRefused.ShouldBeTrue();
        refused.Refusal!.Code.ShouldBe("events.not_found");
        Should.Throw<InvalidOperationException>(() => refused.Value);
    }

    [Fact]
    public void Several_refusals_keep_their_order()
    {
        Result<int> refused = new List<Refusal> { new("a.first"), new("a.second") };

        refused.Refusals.Select(refusal => refusal.Code).ShouldBe(["a.first", "a.second"]);
        refused.Refusal!.Code.ShouldBe("a.first");
    }

    [Fact]
    public void No_refusals_are_no_refusal()
    {
        Result<int> done = new List<Refusal>();

        done.IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void Refusals_are_equal_by_code_and_field_whatever_their_values()
    {
        new Refusal("a.b", 1).ShouldBe(new Refusal("a.b", 2));
        new Refusal("a.b").On("x").ShouldNotBe(new Refusal("a.b"));
        new Refusal("a.b").On("x").ToString().ShouldBe("a.b (x)");
    }
}
