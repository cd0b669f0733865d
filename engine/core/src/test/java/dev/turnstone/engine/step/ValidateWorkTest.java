package dev.turnstone.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.spec.Validation;

import org.junit.jupiter.api.Test;

final class ValidateWorkTest {
    private static final Validation USUAL = new Validation(true, 1_000, true);

    /// Nobody is followed any more: clients may be on the target.
    @Test
    void theLastProofRepairsNothing() {
        assertThat(ValidateWork.mayRepair(StepKind.PROVE, USUAL)).isFalse();
        assertThat(ValidateWork.mayRepair(StepKind.VALIDATE, USUAL)).isTrue();
        assertThat(ValidateWork.mayRepair(StepKind.VALIDATE, new Validation(true, 1_000, false)))
                .isFalse();
    }
}
